package org.strowger.routing.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;

/**
 * What time it is in the domains when the broker's clock cannot be asked: the exchange's time of
 * the last command and what has elapsed since. It is used, and written with a Tick, only while the
 * broker's clock is behind what the exchange has seen; else that clock alone decides. Belongs to an
 * instance: a task that ends and comes again here goes on; elsewhere it is reckoned from the
 * exchange's time that is restored.
 */
final class ReckonedTime {

  private final SteadyTime time;
  private final Map<DomainId, Reckoning> reckonings = new ConcurrentHashMap<>();

  /** How many steps of the clock a thread has seen. */
  private final Map<Thread, Integer> seen = Collections.synchronizedMap(new WeakHashMap<>());

  ReckonedTime(SteadyTime time) {
    this.time = time;
  }

  /** From where it is reckoned, and how far the last record's time was behind. */
  private record Reckoning(Instant from, long nanos, Duration behind) {

    Instant at(long now) {
      return from.plusNanos(now - nanos);
    }
  }

  /** A domain is here at its exchange's time. */
  void start(DomainId domain, Instant exchangeTime) {
    long now = time.nanoseconds();
    Reckoning known = reckonings.get(domain);
    if (known == null || exchangeTime.isAfter(known.at(now))) {
      reckonings.put(domain, new Reckoning(exchangeTime, now, Duration.ZERO));
    }
  }

  /**
   * A command was decided.
   *
   * @param before the exchange's time before it
   * @param appended its record's time
   * @param after the exchange's time after it
   * @param idle nothing had been to come before it: what elapsed then is of no use to anybody
   */
  void decided(DomainId domain, Instant before, Instant appended, Instant after, boolean idle) {
    long now = time.nanoseconds();
    Duration gap = Duration.between(appended, before);
    Duration behind = gap.compareTo(SteadyTime.TOLERANCE) > 0 ? gap : Duration.ZERO;
    Reckoning known = reckonings.get(domain);
    boolean trusted = behind.isZero() && !time.isAhead();
    if (known == null || idle || trusted || after.isAfter(known.at(now))) {
      reckonings.put(domain, new Reckoning(after, now, behind));
    } else {
      reckonings.put(domain, new Reckoning(known.from, known.nanos, behind));
    }
  }

  /** The exchange's time by elapsed time; null while the broker's clock can be trusted. */
  @Nullable Instant of(DomainId domain) {
    Reckoning known = reckonings.get(domain);
    return known == null || (known.behind.isZero() && !time.isAhead())
        ? null
        : known.at(time.nanoseconds());
  }

  /** How far the broker's clock is behind the exchange's time. */
  Duration behind(DomainId domain) {
    Reckoning known = reckonings.get(domain);
    return known == null ? Duration.ZERO : known.behind;
  }

  /**
   * Looks once for each step of the clock, and in each thread.
   *
   * @throws ClockSetBackException when it was set back since this thread looked first: its consumer
   *     goes by the time before
   */
  void requireClockNotSetBack() {
    int steps = time.steps();
    Integer before = seen.put(Thread.currentThread(), steps);
    if (before != null && before != steps) {
      throw new ClockSetBackException();
    }
  }
}
