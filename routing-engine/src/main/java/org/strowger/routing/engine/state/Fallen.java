package org.strowger.routing.engine.state;

/** How many agents each hard rule rules out by what they are; what they hold comes on top. */
final class Fallen {

  private final long version;
  private final int[] perRule;
  private final int left;

  /**
   * @param version of the staff when this was counted
   * @param perRule by the rule's place in their order
   * @param left how many are not ruled out
   */
  Fallen(long version, int[] perRule, int left) {
    this.version = version;
    this.perRule = perRule;
    this.left = left;
  }

  long version() {
    return version;
  }

  /** A copy, to count on. */
  int[] perRule() {
    return perRule.clone();
  }

  int left() {
    return left;
  }
}
