package org.strowger.kpi.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntervalTest {

  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");

  @Test
  void shouldCutADayThatHas25HoursInto25() {
    // when
    List<Instant> bounds = day(Interval.HOUR, VIENNA, "2026-10-24T22:00:00Z", 25);

    // then
    assertThat(bounds).hasSize(26);
    assertThat(lengths(bounds)).containsOnly(Duration.ofHours(1));
    assertThat(bounds)
        .filteredOn(at -> at.atZone(VIENNA).getHour() == 2)
        .as("02:00 comes twice")
        .hasSize(2);
  }

  @Test
  void shouldCutADayThatHas23HoursInto23() {
    // when
    List<Instant> bounds = day(Interval.HOUR, VIENNA, "2026-03-28T23:00:00Z", 23);

    // then
    assertThat(bounds).hasSize(24);
    assertThat(bounds).noneMatch(at -> at.atZone(VIENNA).getHour() == 2);
  }

  @Test
  void shouldMakeADayAsLongAsItIs() {
    // when
    List<Instant> autumn =
        Interval.DAY.bounds(
            VIENNA, Instant.parse("2026-10-24T12:00:00Z"), Instant.parse("2026-10-26T12:00:00Z"));

    // then
    assertThat(lengths(autumn))
        .containsExactly(Duration.ofHours(24), Duration.ofHours(25), Duration.ofHours(24));
  }

  @Test
  void shouldFollowAClockThatIsPutBackByHalfAnHour() {
    // when
    List<Instant> bounds = day(Interval.HOUR, LORD_HOWE, "2026-04-04T13:00:00Z", 24);

    // then
    assertThat(bounds).allMatch(at -> at.atZone(LORD_HOWE).getMinute() == 0);
    assertThat(lengths(bounds)).containsOnlyOnce(Duration.ofMinutes(90));
  }

  @Test
  void shouldFollowAClockThatIsPutOnByHalfAnHour() {
    // when
    List<Instant> bounds = day(Interval.HOUR, LORD_HOWE, "2026-10-03T13:30:00Z", 24);

    // then
    assertThat(lengths(bounds)).containsOnlyOnce(Duration.ofMinutes(30));
  }

  @Test
  void shouldAlignHoursOfAZoneThatIsThreeQuartersOff() {
    // when
    List<Instant> bounds =
        day(Interval.HOUR, ZoneId.of("Asia/Kathmandu"), "2026-03-01T18:15:00Z", 4);

    // then
    assertThat(bounds.getFirst()).isEqualTo("2026-03-01T18:15:00Z");
    assertThat(lengths(bounds)).containsOnly(Duration.ofHours(1));
  }

  @Test
  void shouldBeginADayWithoutMidnightWhenItBegins() {
    // given
    ZoneId cairo = ZoneId.of("Africa/Cairo");

    // when
    List<Instant> bounds =
        Interval.DAY.bounds(
            cairo, Instant.parse("2026-04-24T12:00:00Z"), Instant.parse("2026-04-24T13:00:00Z"));

    // then
    assertThat(bounds.getFirst().atZone(cairo).toLocalTime()).isEqualTo(LocalTime.of(1, 0));
  }

  @Test
  void shouldBeginWeeksOnMondayAndMonthsOnTheFirst() {
    // given
    Instant from = Instant.parse("2026-03-04T10:00:00Z");

    // then
    assertThat(Interval.WEEK.bounds(ZoneOffset.UTC, from, from.plusSeconds(1)))
        .containsExactly(
            Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-09T00:00:00Z"));
    assertThat(Interval.MONTH.bounds(ZoneOffset.UTC, from, from.plusSeconds(1)))
        .containsExactly(
            Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldCoverAnySpanOfAnyZoneWithoutGap(Interval interval) {
    // given
    long seed = Long.getLong("seed", 5_000L);
    var random = new Random(seed);
    List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();

    for (int i = 0; i < 200; i++) {
      ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
      Instant from = Instant.parse("2019-01-01T00:00:00Z").plusSeconds(random.nextInt(250_000_000));
      Instant until = from.plusSeconds(1 + random.nextInt(10_000_000));

      // when
      List<Instant> bounds = interval.bounds(zone, from, until);

      // then
      assertThat(bounds).as("seed %d, %s, %s", seed, zone, from).isSorted().doesNotHaveDuplicates();
      assertThat(bounds.getFirst()).isBeforeOrEqualTo(from);
      assertThat(bounds.get(1)).isAfter(from);
      assertThat(bounds.getLast()).isAfterOrEqualTo(until);
      assertThat(bounds.get(bounds.size() - 2)).isBefore(until);
      assertThat((long) bounds.size() - 1)
          .isLessThanOrEqualTo(interval.most(Duration.between(from, until)));
    }
  }

  private static List<Instant> day(Interval interval, ZoneId zone, String midnight, int hours) {
    Instant from = Instant.parse(midnight);
    return interval.bounds(zone, from, from.plus(Duration.ofHours(hours)));
  }

  private static List<Duration> lengths(List<Instant> bounds) {
    return IntStream.range(1, bounds.size())
        .mapToObj(i -> Duration.between(bounds.get(i - 1), bounds.get(i)))
        .toList();
  }
}
