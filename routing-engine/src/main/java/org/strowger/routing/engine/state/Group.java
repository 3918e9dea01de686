package org.strowger.routing.engine.state;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;

/** Waiting contacts of one chain, step and delay tier: whoever can serve one can serve all. */
public final class Group extends SpotHeap {

  private final int id;
  private final Chain chain;
  private final int step;
  private final int tier;
  private final Bits servedBy = new Bits();
  private final Bits delayed = new Bits();
  private int inForce;

  /** Counts that hold as long as nobody's standing changes. */
  private @Nullable Fallen counted;

  Group(int id, Chain chain, int step, int tier) {
    this.id = id;
    this.chain = chain;
    this.step = step;
    this.tier = tier;
    this.inForce = step;
  }

  public int id() {
    return id;
  }

  public Chain chain() {
    return chain;
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
    EligibilityRule rule = chain.verdict(inForce, classId);
    boolean first = rule == EligibilityRule.QUEUE || rule == EligibilityRule.CHANNEL;
    return !first && delayed.has(classId) ? EligibilityRule.DELAY : rule;
  }

  /** Whether a profile with such a delay sees the group's contacts. */
  public boolean sees(int delaySeconds) {
    return delaySeconds <= chain.delayOf(tier);
  }

  /** The contact whose turn it is; the group is not empty. */
  public Spot front() {
    Spot first = first();
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
    boolean serves = !early && chain.suffices(inForce).has(each.id());
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

  @Nullable Fallen counted() {
    return counted;
  }

  void counted(Fallen now) {
    counted = now;
  }
}
