package org.strowger.simulation.theory;

/**
 * What became of a customer, as one number: her wait in nanoseconds, or that she was not served.
 */
final class Fate {

  /** She was not let in. */
  static final long BLOCKED = -1;

  /** She left. Her wait was her patience. */
  private static final long LEFT = Long.MIN_VALUE;

  private Fate() {}

  static long left(long patience) {
    return LEFT + patience;
  }

  static boolean hasLeft(long fate) {
    return fate < BLOCKED;
  }

  /** How long she waited, served or not; 0 when she was not let in. */
  static long waited(long fate) {
    return hasLeft(fate) ? fate - LEFT : Math.max(0, fate);
  }
}
