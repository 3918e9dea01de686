package org.strowger.routing.engine.index;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;

/**
 * Waiting contacts of one ladder, step and delay tier, in their order: whoever can serve one of
 * them can serve all.
 */
public final class MatchGroup extends ContactHeap {

  /** The id of a group that nobody waits in and that is made for one question only. */
  static final int NOBODYS = -1;

  private final int id;
  private final RequirementLadder ladder;
  private final int step;
  private final int tier;
  private final Bits servedBy = new Bits();
  private final Bits delayed = new Bits();
  private int stepInForce;

  /** Counts that are right as long as the classes are of the same version. */
  private @Nullable IneligibleCounts counted;

  MatchGroup(int id, RequirementLadder ladder, int step, int tier) {
    this.id = id;
    this.ladder = ladder;
    this.step = step;
    this.tier = tier;
    this.stepInForce = step;
  }

  /** The group's number among all, from 0. */
  public int id() {
    return id;
  }

  /** What its contacts ask of agents. */
  public RequirementLadder ladder() {
    return ladder;
  }

  int step() {
    return step;
  }

  int tier() {
    return tier;
  }

  /** The step whose requirement counts: a later one while nobody is signed in for its own. */
  public int stepInForce() {
    return stepInForce;
  }

  void stepInForce(int now) {
    stepInForce = now;
  }

  /** The classes that can serve the group. */
  public Bits servedBy() {
    return servedBy;
  }

  /** The rule by which no agent of a class is eligible; null when the class can serve the group. */
  @Nullable EligibilityRule failedRule(int classId) {
    EligibilityRule failed = ladder.failedRule(stepInForce, classId);
    boolean first = failed == EligibilityRule.QUEUE || failed == EligibilityRule.CHANNEL;
    return !first && delayed.has(classId) ? EligibilityRule.DELAY : failed;
  }

  /** Whether a profile that gives the queue such a delay sees the group's contacts. */
  public boolean isSeenAfter(int delaySeconds) {
    return delaySeconds <= ladder.delayOf(tier);
  }

  /**
   * The contact whose turn it is.
   *
   * @throws IllegalStateException when the group is empty
   */
  public ContactEntry front() {
    ContactEntry first = first();
    if (first == null) {
      throw new IllegalStateException("Expected a contact in the group but it is empty");
    }
    return first;
  }

  /**
   * Notes whether a class can serve the group.
   *
   * @param delaySeconds which the class's profile gives the queue
   * @return whether it can
   */
  boolean evaluate(AgentClass agentClass, int delaySeconds) {
    boolean early = !isSeenAfter(delaySeconds);
    boolean serves = !early && ladder.sufficient(stepInForce).has(agentClass.id());
    delayed.set(agentClass.id(), early);
    servedBy.set(agentClass.id(), serves);
    counted = null;
    return serves;
  }

  /** Forgets a class that has no members any more. */
  void remove(AgentClass closed) {
    servedBy.set(closed.id(), false);
    delayed.set(closed.id(), false);
    counted = null;
  }

  @Nullable IneligibleCounts counted() {
    return counted;
  }

  void counted(IneligibleCounts now) {
    counted = now;
  }
}
