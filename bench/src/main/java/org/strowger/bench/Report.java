package org.strowger.bench;

/** The tally as lines for people. */
final class Report {

  private Report() {}

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
