package org.strowger.routing.engine.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.CalendarPlan;
import org.strowger.contracts.plan.CalendarPlan.Holiday;
import org.strowger.contracts.plan.CalendarPlan.Hours;

/** Says when a calendar is open: it turns local hours into points in time. */
public final class OpeningHours {

  private static final int DAYS_AHEAD = 400;

  private final CalendarPlan calendar;
  private final Map<LocalDate, List<Holiday>> holidays = new TreeMap<>();

  OpeningHours(CalendarPlan calendar) {
    this.calendar = calendar;
    for (Holiday each : calendar.holidays()) {
      holidays.computeIfAbsent(each.date(), date -> new ArrayList<>()).add(each);
    }
  }

  private record Span(Instant from, Instant to) {

    boolean contains(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  /** Whether the calendar is open at a time. */
  public boolean isOpen(Instant at) {
    LocalDate today = at.atZone(calendar.timeZone()).toLocalDate();
    return spans(today.minusDays(1)).stream().anyMatch(span -> span.contains(at))
        || spans(today).stream().anyMatch(span -> span.contains(at));
  }

  /**
   * When the calendar closes that is open at a time; null when it is closed then, or does not close
   * within a year.
   */
  public @Nullable Instant openUntil(Instant at) {
    Instant end = closing(at);
    Instant until = end;
    for (int spans = 0; end != null && spans < 2 * DAYS_AHEAD; spans++) {
      until = end;
      end = closing(end);
    }
    return end == null ? until : null;
  }

  /** The latest end of the spans that contain a time; null when none does. */
  private @Nullable Instant closing(Instant at) {
    LocalDate today = at.atZone(calendar.timeZone()).toLocalDate();
    return Stream.concat(spans(today.minusDays(1)).stream(), spans(today).stream())
        .filter(span -> span.contains(at))
        .map(Span::to)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The first opening after a time; null when there is none within a year. */
  public @Nullable Instant nextOpening(Instant after) {
    LocalDate today = after.atZone(calendar.timeZone()).toLocalDate();
    for (int day = 0; day < DAYS_AHEAD; day++) {
      Instant first =
          spans(today.plusDays(day)).stream()
              .map(Span::from)
              .filter(from -> from.isAfter(after))
              .min(Comparator.naturalOrder())
              .orElse(null);
      if (first != null) {
        return first;
      }
    }
    return null;
  }

  /** What begins on a date; a holiday replaces its weekday. */
  private List<Span> spans(LocalDate date) {
    var spans = new ArrayList<Span>();
    List<Holiday> special = holidays.get(date);
    if (special == null) {
      for (Hours each : calendar.hours()) {
        if (each.day() == date.getDayOfWeek()) {
          spans.add(span(date, each.from(), each.to()));
        }
      }
      return spans;
    }
    for (Holiday each : special) {
      LocalTime from = each.from();
      LocalTime to = each.to();
      if (from != null && to != null) {
        spans.add(span(date, from, to));
      }
    }
    return spans;
  }

  /** An hour that comes twice when the clocks change is open both times. */
  private Span span(LocalDate date, LocalTime from, LocalTime to) {
    LocalDate last = to.isAfter(from) ? date : date.plusDays(1);
    return new Span(
        date.atTime(from).atZone(calendar.timeZone()).withEarlierOffsetAtOverlap().toInstant(),
        last.atTime(to).atZone(calendar.timeZone()).withLaterOffsetAtOverlap().toInstant());
  }
}
