package org.strowger.kpi.report;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;

/**
 * From when a queue's numbers are asked for, until now.
 *
 * @param name TODAY or LAST_30_MINUTES
 * @param withinSeconds the queue's target T
 * @param shortSeconds the queue's short-abandon threshold S
 */
record Span(QueueId queueId, Name name, Instant from, int withinSeconds, int shortSeconds) {

  /** The spans of boards. */
  enum Name {
    /** Since the queue's local midnight. */
    TODAY,
    LAST_30_MINUTES
  }

  private static final Duration LAST = Duration.ofMinutes(30);

  /** What boards show of a queue. */
  static Stream<Span> ofBoards(QueuePlan queue, Instant now) {
    Instant midnight =
        now.atZone(queue.timeZone()).toLocalDate().atStartOfDay(queue.timeZone()).toInstant();
    return Stream.of(
        of(queue, Name.TODAY, midnight), of(queue, Name.LAST_30_MINUTES, now.minus(LAST)));
  }

  private static Span of(QueuePlan queue, Name name, Instant from) {
    return new Span(
        queue.id(), name, from, queue.target().withinSeconds(), queue.shortAbandonSeconds());
  }
}
