package org.strowger.routing.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.contracts.plan.CalendarPlan;
import org.strowger.contracts.plan.CalendarPlan.Holiday;
import org.strowger.contracts.plan.CalendarPlan.Hours;

@DisplayName("R8, R10: opening hours are exact to the second")
class OpeningHoursTest {

  private static final OpeningHours VIENNA =
      new OpeningHours(
          new CalendarPlan(
              "day",
              ZoneId.of("Europe/Vienna"),
              List.of(
                  hours(DayOfWeek.MONDAY, 8, 12),
                  hours(DayOfWeek.MONDAY, 13, 18),
                  hours(DayOfWeek.FRIDAY, 22, 2),
                  hours(DayOfWeek.SUNDAY, 1, 4)),
              List.of(
                  new Holiday(LocalDate.of(2026, 4, 6), null, null),
                  new Holiday(
                      LocalDate.of(2026, 4, 13), LocalTime.of(10, 0), LocalTime.of(11, 0)))));

  private static Hours hours(DayOfWeek day, int from, int to) {
    return new Hours(day, LocalTime.of(from, 0), LocalTime.of(to, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T06:59:59Z, false",
    "2026-03-02T07:00:00Z, true",
    "2026-03-02T10:59:59Z, true",
    "2026-03-02T11:00:00Z, false",
    "2026-03-02T12:00:00Z, true",
    "2026-03-02T17:00:00Z, false",
    "2026-03-06T20:59:59Z, false",
    "2026-03-06T21:00:00Z, true",
    "2026-03-07T00:59:59Z, true",
    "2026-03-07T01:00:00Z, false",
    "2026-04-06T08:00:00Z, false",
    "2026-04-13T07:30:00Z, false",
    "2026-04-13T08:30:00Z, true",
    "2026-04-13T09:00:00Z, false"
  })
  void shouldKnowWhetherItIsOpen(Instant at, boolean open) {
    assertThat(VIENNA.isOpen(at)).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    // spring: 02:00 becomes 03:00, two hours remain of three
    "2026-03-28T23:59:59Z, false",
    "2026-03-29T00:00:00Z, true",
    "2026-03-29T01:59:59Z, true",
    "2026-03-29T02:00:00Z, false",
    // autumn: 02:00 to 03:00 comes twice, four hours instead of three
    "2026-10-24T23:00:00Z, true",
    "2026-10-25T02:59:59Z, true",
    "2026-10-25T03:00:00Z, false"
  })
  void shouldFollowDaylightSaving(Instant at, boolean open) {
    assertThat(VIENNA.isOpen(at)).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T07:00:00Z, 2026-03-02T12:00:00Z",
    "2026-03-02T11:00:00Z, 2026-03-02T12:00:00Z",
    "2026-03-02T17:00:00Z, 2026-03-06T21:00:00Z",
    "2026-04-05T12:00:00Z, 2026-04-10T20:00:00Z",
    "2026-04-12T12:00:00Z, 2026-04-13T08:00:00Z"
  })
  void shouldFindTheNextOpening(Instant after, Instant opening) {
    assertThat(VIENNA.nextOpening(after)).isEqualTo(opening);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T07:00:00Z, 2026-03-02T11:00:00Z",
    "2026-03-02T10:59:59Z, 2026-03-02T11:00:00Z",
    "2026-03-02T11:00:00Z,",
    "2026-03-06T22:00:00Z, 2026-03-07T01:00:00Z",
    "2026-03-07T00:30:00Z, 2026-03-07T01:00:00Z",
    "2026-04-06T08:00:00Z,",
    "2026-04-13T08:30:00Z, 2026-04-13T09:00:00Z"
  })
  void shouldKnowUntilWhenItIsOpen(Instant at, @Nullable Instant until) {
    assertThat(VIENNA.openUntil(at)).isEqualTo(until);
  }

  @Test
  @DisplayName("spans that touch are one; what never closes has no end")
  void shouldNotTakeTheEndOfASpanForAClosing() {
    var days = List.of(DayOfWeek.values());
    var always = days.stream().map(day -> hours(day, 0, 0)).toList();
    var split =
        List.of(
            hours(DayOfWeek.MONDAY, 8, 12),
            hours(DayOfWeek.MONDAY, 12, 0),
            hours(DayOfWeek.TUESDAY, 0, 6));
    Instant noon = Instant.parse("2026-03-02T09:00:00Z");

    assertThat(calendar(always).openUntil(noon)).isNull();
    assertThat(calendar(split).openUntil(noon)).isEqualTo("2026-03-03T05:00:00Z");
  }

  private static OpeningHours calendar(List<Hours> hours) {
    return new OpeningHours(new CalendarPlan("days", ZoneId.of("Europe/Vienna"), hours, List.of()));
  }
}
