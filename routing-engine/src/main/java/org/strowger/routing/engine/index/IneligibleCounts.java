package org.strowger.routing.engine.index;

import java.util.EnumMap;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;

/** How many agents each hard rule rules out by what they are; what they have to do comes on top. */
final class IneligibleCounts {

  private final long version;
  private final EnumMap<EligibilityRule, Integer> byRule;
  private final int left;

  /**
   * @param version of the classes when this was counted
   * @param byRule without the rules that rule out nobody
   * @param left how many are not ruled out
   */
  IneligibleCounts(long version, EnumMap<EligibilityRule, Integer> byRule, int left) {
    this.version = version;
    this.byRule = byRule;
    this.left = left;
  }

  long version() {
    return version;
  }

  /** A copy, to count on. */
  EnumMap<EligibilityRule, Integer> byRule() {
    return byRule.clone();
  }

  int left() {
    return left;
  }
}
