package org.strowger.bench;

import org.HdrHistogram.Histogram;

/** What was measured as lines for people. */
final class Report {

  private Report() {}

  /** How long something took. */
  static void print(String what, Histogram micros) {
    System.out.printf(
        "%-16s p50 %.1f ms  p99 %.1f ms  max %.1f ms  (%d)%n",
        what,
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3,
        micros.getTotalCount());
  }

  static void print(Tally tally) {
    System.out.printf(
        "contacts         %d, closed %d%n", tally.markerOfContact().size(), tally.closed());
    System.out.printf("lost             %d%n", tally.lost());
    System.out.printf("doubled          %d%n", tally.doubled());
    System.out.printf(
        "offers           %d, not ended exactly once %d%n",
        tally.offers(), tally.offersNotEndedOnce());
  }
}
