package org.strowger.routing.streams;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Does something in a task's thread at a time, once. A timer of Kafka Streams that goes on and on
 * makes the task commit each time, also when nothing has happened: an idle router would write
 * gigabytes of transactions a day.
 */
final class OneShotTimer {

  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final ProcessorContext<?, ?> context;
  private final Runnable action;
  private @Nullable Cancellable scheduled;
  private Instant at = Instant.MAX;

  OneShotTimer(ProcessorContext<?, ?> context, Runnable action) {
    this.context = context;
    this.action = action;
  }

  /** Goes off at this time, or when it is set already for an earlier one. */
  void set(Instant wanted) {
    if (!wanted.isBefore(at)) {
      return;
    }
    cancel();
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    Duration in = Duration.between(now, wanted);
    at = wanted;
    scheduled =
        context.schedule(
            in.compareTo(SHORTEST) < 0 ? SHORTEST : in,
            PunctuationType.WALL_CLOCK_TIME,
            _ -> goOff());
  }

  private void goOff() {
    cancel();
    action.run();
  }

  private void cancel() {
    if (scheduled != null) {
      scheduled.cancel();
    }
    scheduled = null;
    at = Instant.MAX;
  }
}
