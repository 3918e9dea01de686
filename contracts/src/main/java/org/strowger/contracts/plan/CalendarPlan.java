package org.strowger.contracts.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;

/**
 * When an operation is open, in local time; daylight saving is that of the zone.
 *
 * @param id stable key
 * @param hours several a day are allowed
 * @param holidays what holds on a date instead of its weekday's hours
 */
public record CalendarPlan(
    @Bounds(form = Bounds.CODE) String id,
    ZoneId timeZone,
    @Bounds(min = 1) List<Hours> hours,
    List<Holiday> holidays) {

  public CalendarPlan {
    hours = Copies.of(hours);
    holidays = Copies.of(holidays);
  }

  /**
   * Open from a time on.
   *
   * @param day on which they begin
   * @param to not after {@code from}: on the next day
   */
  public record Hours(DayOfWeek day, LocalTime from, LocalTime to) {}

  /**
   * A date with hours of its own.
   *
   * @param from null: closed all day
   * @param to not after {@code from}: on the next day
   */
  public record Holiday(LocalDate date, @Nullable LocalTime from, @Nullable LocalTime to) {}
}
