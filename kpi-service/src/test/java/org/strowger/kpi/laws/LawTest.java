package org.strowger.kpi.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.kpi.facts.DayOfContacts.abandoned;
import static org.strowger.kpi.facts.DayOfContacts.accepted;
import static org.strowger.kpi.facts.DayOfContacts.offer;
import static org.strowger.kpi.facts.DayOfContacts.shows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.routing.AgentEvent.ShownState;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.kpi.facts.DayOfContacts;
import org.strowger.kpi.facts.FilledSchema;

class LawTest {

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Test
  void shouldFindNoBreachInAPlausibleDay() {
    // given
    var day = DayOfContacts.random(11, 60, now.minus(90, ChronoUnit.MINUTES));

    // then
    assertThat(breaches(new FilledSchema().with(day.log())))
        .allSatisfy((_, n) -> assertThat(n).isZero());
  }

  @Test
  @DisplayName("S1: a segment both answered and abandoned is an alarm")
  void shouldFindASegmentWithTwoOutcomes() {
    // given
    var day = new DayOfContacts();
    Instant start = now.minusSeconds(60);
    var offer = offer("c", 1, "u-1", start, start);
    day.arrives("c", start).tell(start, offer).tell(now, accepted(offer, 1, now));
    day.tell(now, abandoned("c", start, now));

    // then
    assertThat(breaches(new FilledSchema().with(day.log())))
        .containsEntry(Law.ONE_OUTCOME_PER_SEGMENT, 1L);
  }

  @Test
  void shouldFindASegmentThatEndedWithoutHavingBegun() {
    // given
    var day = new DayOfContacts().tell(now, abandoned("c", now.minusSeconds(60), now));

    // then
    assertThat(breaches(new FilledSchema().with(day.log())))
        .containsEntry(Law.ONE_OUTCOME_PER_SEGMENT, 1L)
        .hasEntrySatisfying(
            Law.WAITING_IS_CONSERVED, breaches -> assertThat(breaches).isPositive());
  }

  @Test
  void shouldFindAnOfferThatEndedTwice() {
    // given
    var day = new DayOfContacts();
    Instant start = now.minusSeconds(60);
    var offer = offer("c", 1, "u-1", start, start);
    day.arrives("c", start).tell(start, offer).tell(now, accepted(offer, 1, now));
    day.tell(now, new OfferExpired(offer.offerId(), offer.agentId(), start, now));

    // then
    assertThat(breaches(new FilledSchema().with(day.log())))
        .containsEntry(Law.ONE_END_PER_OFFER, 1L);
  }

  @Test
  void shouldFindAGapBetweenAnAgentsStates() {
    // given
    var day = new DayOfContacts();
    Instant start = now.minusSeconds(60);
    day.tell(start, shows("u-1", null, start, ShownState.AVAILABLE));
    day.tell(now, shows("u-1", null, now, ShownState.ENGAGED));

    // then
    assertThat(breaches(new FilledSchema().with(day.log())))
        .containsEntry(Law.STATES_ARE_SEAMLESS, 1L);
  }

  private Map<Law, Long> breaches(FilledSchema schema) {
    LocalDate since = now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
    var found = new EnumMap<Law, Long>(Law.class);
    Arrays.stream(Law.values()).forEach(law -> found.put(law, law.breaches(schema.jdbi(), since)));
    return found;
  }
}
