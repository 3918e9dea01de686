package org.strowger.kpi.query;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a span of time is cut. Intervals begin when a clock on the wall of the time zone shows a
 * multiple of them; days, weeks (from Monday) and months begin at its midnight, or when the day
 * begins where it has none. So an hour that a clock shows twice is two hours, and a day may have 23
 * or 25 of them.
 */
public enum Interval {
  QUARTER_HOUR("PT15M", Duration.ofMinutes(15)),
  HALF_HOUR("PT30M", Duration.ofMinutes(30)),
  HOUR("PT1H", Duration.ofHours(1)),
  DAY("P1D", Duration.ofHours(23)),
  WEEK("P1W", Duration.ofDays(6)),
  MONTH("P1M", Duration.ofDays(27));

  /** Every zone's offset has been a multiple of this since 1972. */
  private static final Duration STEP = Duration.ofMinutes(15);

  private static final Duration LONGEST_HOUR = Duration.ofHours(3);
  private static final int MOST_CLOCK_CHANGES = 6;

  private final String id;
  private final Duration shortest;

  Interval(String id, Duration shortest) {
    this.id = id;
    this.shortest = shortest;
  }

  /** The name in requests and answers: a period of ISO 8601. */
  public String id() {
    return id;
  }

  /** The interval of that id, if there is one. */
  public static Optional<Interval> of(String id) {
    return Arrays.stream(values()).filter(interval -> interval.id.equals(id)).findFirst();
  }

  /** No span of that length has more intervals; each change of the clock may add one. */
  long most(Duration span) {
    return span.toSeconds() / shortest.toSeconds() + 2 + MOST_CLOCK_CHANGES;
  }

  /**
   * The starts of all intervals that a span touches, and the end of the last one.
   *
   * @param until after {@code from}, not in the span
   */
  List<Instant> bounds(ZoneId zone, Instant from, Instant until) {
    return compareTo(HOUR) <= 0 ? ofClock(zone, from, until) : ofCalendar(zone, from, until);
  }

  private List<Instant> ofClock(ZoneId zone, Instant from, Instant until) {
    var bounds = new ArrayList<Instant>();
    Instant at = floor(from).minus(LONGEST_HOUR);
    do {
      at = at.plus(STEP);
      if (begins(zone, at)) {
        if (!at.isAfter(from)) {
          bounds.clear();
        }
        bounds.add(at);
      }
    } while (bounds.isEmpty() || bounds.getLast().isBefore(until));
    return bounds;
  }

  private static Instant floor(Instant at) {
    return Instant.ofEpochSecond(
        Math.floorDiv(at.getEpochSecond(), STEP.toSeconds()) * STEP.toSeconds());
  }

  /** Also when the clock is put on over the multiple itself. */
  private boolean begins(ZoneId zone, Instant at) {
    long minutes = shortest.toMinutes();
    long here = minuteOfDay(zone, at);
    return here % minutes == 0 || here / minutes != minuteOfDay(zone, at.minus(STEP)) / minutes;
  }

  private static long minuteOfDay(ZoneId zone, Instant at) {
    ZonedDateTime local = at.atZone(zone);
    return local.getHour() * 60L + local.getMinute();
  }

  private List<Instant> ofCalendar(ZoneId zone, Instant from, Instant until) {
    var bounds = new ArrayList<Instant>();
    LocalDate day = first(from.atZone(zone).toLocalDate());
    do {
      bounds.add(day.atStartOfDay(zone).toInstant());
      day = next(day);
    } while (bounds.getLast().isBefore(until));
    return bounds;
  }

  private LocalDate first(LocalDate day) {
    return switch (this) {
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      default -> day;
    };
  }

  private LocalDate next(LocalDate day) {
    return switch (this) {
      case WEEK -> day.plus(1, ChronoUnit.WEEKS);
      case MONTH -> day.plus(1, ChronoUnit.MONTHS);
      default -> day.plusDays(1);
    };
  }
}
