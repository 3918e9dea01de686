package org.strowger.routing.engine.state;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;

/** Waiting contacts of one chain, step and delay tier: whoever can serve one can serve all. */
public final class MatchGroup extends ContactHeap {

  private final int id;
  private final RequirementLadder ladder;
  private final int step;
  private final int tier;
  private final Bits servedBy = new Bits();
  private final Bits delayed = new Bits();
  private int inForce;

  /** Counts that hold as long as nobody's standing changes. */
  private @Nullable IneligibleCounts counted;

  MatchGroup(int id, RequirementLadder ladder, int step, int tier) {
    this.id = id;
    this.ladder = ladder;
    this.step = step;
    this.tier = tier;
    this.inForce = step;
  }

  public int id() {
    return id;
  }

  public RequirementLadder ladder() {
    return ladder;
  }

  int step() {
    return step;
  }

  int tier() {
    return tier;
  }

  /** The step whose requirement counts: a later one while nobody is signed in for this one. */
  public int inForce() {
    return inForce;
  }

  /** The classes that can serve the group. */
  public Bits servedBy() {
    return servedBy;
  }

  /** The rule by which no agent of a class is eligible; null when the class can serve the group. */
  @Nullable EligibilityRule verdict(int classId) {
    EligibilityRule rule = ladder.verdict(inForce, classId);
    boolean first = rule == EligibilityRule.QUEUE || rule == EligibilityRule.CHANNEL;
    return !first && delayed.has(classId) ? EligibilityRule.DELAY : rule;
  }

  /** Whether a profile with such a delay sees the group's contacts. */
  public boolean sees(int delaySeconds) {
    return delaySeconds <= ladder.delayOf(tier);
  }

  /** The contact whose turn it is; the group is not empty. */
  public ContactEntry front() {
    ContactEntry first = first();
    if (first == null) {
      throw new IllegalStateException("Expected a contact in the group but it is empty");
    }
    return first;
  }

  void inForce(int stepNow) {
    inForce = stepNow;
  }

  void judge(AgentClass each, int delaySeconds) {
    boolean early = !sees(delaySeconds);
    boolean serves = !early && ladder.suffices(inForce).has(each.id());
    delayed.set(each.id(), early);
    servedBy.set(each.id(), serves);
    each.serve(this, serves);
    counted = null;
  }

  void dismiss(AgentClass gone) {
    servedBy.set(gone.id(), false);
    delayed.set(gone.id(), false);
    counted = null;
  }

  @Nullable IneligibleCounts counted() {
    return counted;
  }

  void counted(IneligibleCounts now) {
    counted = now;
  }
}
