package org.strowger.kpi.query;

import java.time.Duration;
import org.strowger.servicekit.problem.Problem;

/** How much one query may ask for; checked before anything is read. */
final class KpiLimits {

  /** Two leap years' worth of "the same day last year" and a month. */
  static final Duration LONGEST_SPAN = Duration.ofDays(400);

  static final int MOST_GROUPS = 10_000;

  private KpiLimits() {}

  /**
   * @throws Problem 400 {@code span_too_long}
   */
  static void checkSpan(Duration span) {
    if (span.compareTo(LONGEST_SPAN) > 0) {
      throw Problem.badRequest(
          "span_too_long",
          "Expected at most %d days but the span has %d"
              .formatted(LONGEST_SPAN.toDays(), span.plusDays(1).minusNanos(1).toDays()));
    }
  }

  /**
   * @throws Problem 400 {@code too_many_groups}
   */
  static void checkIntervals(long intervals) {
    if (intervals > MOST_GROUPS) {
      throw Problem.badRequest(
          "too_many_groups",
          "Expected at most %d groups but there are %d intervals alone"
              .formatted(MOST_GROUPS, intervals));
    }
  }

  /**
   * @throws Problem 400 {@code too_many_groups}
   */
  static void checkGroups(int groups) {
    if (groups > MOST_GROUPS) {
      throw Problem.badRequest(
          "too_many_groups",
          "Expected at most %d groups but there are more; ask for a shorter span, fewer dimensions"
                  .formatted(MOST_GROUPS)
              + " or a filter");
    }
  }
}
