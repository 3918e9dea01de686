package org.strowger.routing.streams;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Time;

/**
 * The time of Kafka Streams: the machine's, but it never goes back. When the clock is set back it
 * goes on by elapsed time until the clock has caught up; Kafka Streams commits and looks at its
 * timers by it, and would do neither for as long as the clock is behind.
 */
final class SteadyTime implements Time {

  /** A clock that is slewed, or asked from two processors, is not taken for one that was set. */
  static final Duration TOLERANCE = Duration.ofSeconds(1);

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final LongSupplier wallMillis;
  private final LongSupplier nanos;
  private long last;
  private long lastNanos;
  private long lastWall;
  private volatile long ahead;
  private volatile int steps;

  SteadyTime() {
    this(System::currentTimeMillis, System::nanoTime);
  }

  /**
   * @param wallMillis the machine's clock, which may be set
   * @param nanos elapsed time
   */
  SteadyTime(LongSupplier wallMillis, LongSupplier nanos) {
    this.wallMillis = wallMillis;
    this.nanos = nanos;
    this.last = wallMillis.getAsLong();
    this.lastNanos = nanos.getAsLong();
    this.lastWall = last;
  }

  @Override
  public synchronized long milliseconds() {
    long wall = wallMillis.getAsLong();
    long now = nanos.getAsLong();
    long elapsed = (now - lastNanos) / NANOS_PER_MILLI;
    if (last + elapsed - wall > TOLERANCE.toMillis()) {
      last += elapsed;
      lastNanos += elapsed * NANOS_PER_MILLI;
    } else {
      last = Math.max(last, wall);
      lastNanos = now;
    }
    ahead = last - wall;
    if (lastWall - wall > TOLERANCE.toMillis()) {
      steps = steps + 1;
    }
    lastWall = wall;
    return last;
  }

  /** Whether the machine's clock has been set back and has not caught up yet. */
  boolean isAhead() {
    return ahead > TOLERANCE.toMillis();
  }

  /** How often the machine's clock was set back. */
  int steps() {
    return steps;
  }

  @Override
  public long nanoseconds() {
    return nanos.getAsLong();
  }

  @Override
  public void sleep(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
