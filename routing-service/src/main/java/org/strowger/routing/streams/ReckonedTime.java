package org.strowger.routing.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;

/**
 * What time it is in the domains of a task when the broker's clock cannot be asked: the exchange's
 * time of the last command and what has elapsed since. It is used, and written with a Tick, only
 * while the broker's clock is behind what the exchange has seen; else that clock alone decides.
 * Belongs to one task and dies with it: its successor reckons from the exchange's time it restores.
 */
final class ReckonedTime {

  private final SteadyTime time;
  private final Map<DomainId, Reckoning> reckonings = new HashMap<>();

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
    reckonings.put(domain, new Reckoning(exchangeTime, time.nanoseconds(), Duration.ZERO));
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
    boolean anew =
        known == null
            || idle
            || (behind.isZero() && !time.isAhead())
            || after.isAfter(known.at(now));
    reckonings.put(
        domain,
        anew ? new Reckoning(after, now, behind) : new Reckoning(known.from, known.nanos, behind));
  }

  /** The exchange's time by elapsed time; null while the broker's clock can be trusted. */
  @Nullable Instant of(DomainId domain) {
    Reckoning known = reckonings.get(domain);
    return known == null || (known.behind.isZero() && !time.isAhead())
        ? null
        : known.at(time.nanoseconds());
  }

  /** How far the broker's clock is behind the exchange's time, where it is furthest. */
  Duration behind() {
    return reckonings.values().stream()
        .map(Reckoning::behind)
        .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }
}
