package org.strowger.kpi.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.kpi.facts.DayOfContacts.abandoned;
import static org.strowger.kpi.facts.DayOfContacts.accepted;
import static org.strowger.kpi.facts.DayOfContacts.enqueued;
import static org.strowger.kpi.facts.DayOfContacts.offer;
import static org.strowger.kpi.facts.DayOfContacts.opened;
import static org.strowger.kpi.facts.DayOfContacts.returned;
import static org.strowger.kpi.facts.DayOfContacts.shows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.AdmissionReason;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ConsultEvent.ConsultAnswered;
import org.strowger.contracts.routing.ConsultEvent.ConsultEnded;
import org.strowger.contracts.routing.ConsultEvent.How;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.contracts.routing.WaitEvent.ContactOverflowed;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;
import org.strowger.kpi.facts.CallsOfDay;
import org.strowger.kpi.facts.DayOfContacts;
import org.strowger.kpi.facts.FilledSchema;

class LawTest {

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Test
  void shouldFindNoBreachInAPlausibleDay() {
    // given
    var day = DayOfContacts.random(11, 100, now.minus(90, ChronoUnit.MINUTES));

    // then
    assertThat(breaches(filled(day))).allSatisfy((_, n) -> assertThat(n).isZero());
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
    day.tell(start, shows("u-1", null, start, AgentState.AVAILABLE));
    day.tell(now, shows("u-1", null, now, AgentState.ENGAGED));

    // then
    assertThat(breaches(new FilledSchema().with(day.log())))
        .containsEntry(Law.STATES_ARE_SEAMLESS, 1L);
  }

  @Test
  @DisplayName("S1: who is called back has not left; the segment has one end")
  void shouldFindASegmentThatIsBothACallbackAndAnAbandon() {
    // given
    var day = new DayOfContacts();
    Instant start = now.minusSeconds(90);
    day.arrives("c", start).callbackRequested("c", start, now.minusSeconds(5));
    var whole = new FilledSchema().with(day.log());
    day.tell(now, abandoned("c", start, now));

    // then
    assertThat(breaches(whole)).allSatisfy((_, n) -> assertThat(n).isZero());
    assertThat(breaches(new FilledSchema().with(day.log())))
        .containsEntry(Law.ONE_OUTCOME_PER_SEGMENT, 1L);
  }

  @Test
  @DisplayName("3: segments with source overflow are segments ended by overflow, at arrival too")
  void shouldCountAnOverflowAtArrivalAsASegmentThatEndedThere() {
    // given
    var day = new DayOfContacts();
    Instant start = now.minusSeconds(60);
    ContactOpened opened = opened("c", start);
    var first = overflowed("c", start, 0);
    var second = overflowed("c", start, -1);
    var schema =
        new FilledSchema()
            .with(
                day.tell(
                        start,
                        opened,
                        first,
                        second,
                        enqueued("c", start, 1, start, SegmentSource.OVERFLOW))
                    .arrives("d", now)
                    .log());

    // then
    assertThat(breaches(schema)).allSatisfy((_, n) -> assertThat(n).isZero());
  }

  @Test
  void shouldCountAnOverflowToAQueueThatRefusesOnce() {
    // given
    var day = new DayOfContacts();
    Instant start = now.minusSeconds(60);
    day.tell(
        start,
        opened("e", start),
        overflowed("e", start, 0),
        overflowed("e", start, -1),
        refused("e", start, -2));
    day.tell(start, opened("f", start), refused("f", start, 0));
    ContactRefused untold = refused("c", start, null);
    day.tell(start, opened("c", start), overflowed("c", start, 0), untold).arrives("d", now);

    // then
    assertThat(breaches(new FilledSchema().with(day.log())))
        .allSatisfy((_, n) -> assertThat(n).isZero());
  }

  @Test
  void shouldFindAnOverflowThatNeverCameInLine() {
    // given
    var day = new DayOfContacts();
    Instant start = now.minusSeconds(60);
    day.tell(start, opened("c", start), overflowed("c", start, 0)).arrives("d", now);

    // then
    assertThat(breaches(new FilledSchema().with(day.log())))
        .containsEntry(Law.SOURCES_HAVE_THEIR_ORIGINS, 1L);
  }

  private static ContactOverflowed overflowed(String contact, Instant at, int segment) {
    return new ContactOverflowed(
        new ContactId(contact),
        at,
        new QueueId("full-" + -segment),
        new QueueId("support-mail"),
        at,
        AdmissionReason.FULL,
        segment,
        ChannelType.EMAIL);
  }

  private static ContactRefused refused(String contact, Instant at, @Nullable Integer segment) {
    return new ContactRefused(
        new ContactId(contact),
        at,
        new QueueId("support-mail"),
        at,
        AdmissionReason.CLOSED,
        segment,
        ChannelType.EMAIL);
  }

  @Test
  void shouldFindASegmentWhoseOriginIsMissing() {
    // given
    var day = new DayOfContacts();
    Instant start = now.minusSeconds(60);
    day.arrives("c", start);
    day.tell(start.plusSeconds(5), enqueued("c", start, 2, start, SegmentSource.CALLBACK));
    day.arrives("d", now);

    // then
    assertThat(breaches(new FilledSchema().with(day.log())))
        .containsEntry(Law.SOURCES_HAVE_THEIR_ORIGINS, 1L);
  }

  @Test
  void shouldFindAReturnThatNeverCameBackInLine() {
    // given
    var day = new DayOfContacts();
    Instant start = now.minusSeconds(60);
    var offer = offer("c", 1, "u-1", start, start);
    ContactAssigned assigned = accepted(offer, 1, start);
    day.arrives("c", start).tell(start, offer, assigned).tell(start, returned(assigned, start));
    day.arrives("d", now);

    // then
    assertThat(breaches(new FilledSchema().with(day.log())))
        .containsEntry(Law.SOURCES_HAVE_THEIR_ORIGINS, 1L);
  }

  @Test
  void shouldLeaveAContactThatItsAgentBeganOutOfTheSegments() {
    // given
    var day = new DayOfContacts();
    Instant start = now.minusSeconds(60);
    var offer = offer("c", 1, "u-1", start, start);
    day.tell(start, offer, accepted(offer, 0, start)).arrives("d", now);

    // then
    assertThat(breaches(new FilledSchema().with(day.log())))
        .allSatisfy((_, n) -> assertThat(n).isZero());
  }

  @Test
  void shouldFindAnAgentShownBusyWithoutAnAssignment() {
    // given
    var day = new DayOfContacts();
    Instant start = now.minusSeconds(60);
    day.tell(start, shows("u-1", null, start, AgentState.ENGAGED));
    day.tell(now, shows("u-1", start, now, AgentState.AVAILABLE));

    // then
    assertThat(breaches(new FilledSchema().with(day.log())))
        .containsEntry(Law.BUSY_TIME_IS_HANDLE_TIME, 1L);
  }

  @Test
  void shouldTakeAnAnsweredConsultForWork() {
    // given
    var day = new DayOfContacts();
    Instant start = now.minusSeconds(60);
    var consult = new ContactId("consult-1");
    var about = new ContactId("c");
    var asker = new AgentId("u-1");
    var asked = new AgentId("u-2");
    day.tell(
        start,
        new ConsultAnswered(consult, about, asker, start, asked, start),
        shows("u-2", null, start, AgentState.ENGAGED));
    day.tell(
        now,
        new ConsultEnded(consult, about, asker, start, asked, now, How.LEFT),
        shows("u-2", start, now, AgentState.AVAILABLE));

    // then
    assertThat(breaches(new FilledSchema().with(day.log())))
        .containsEntry(Law.BUSY_TIME_IS_HANDLE_TIME, 0L);
  }

  private static FilledSchema filled(DayOfContacts day) {
    return new FilledSchema().with(day.log()).withCalls(CallsOfDay.random(11, day).log());
  }

  private Map<Law, Long> breaches(FilledSchema schema) {
    LocalDate since = now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
    var found = new EnumMap<Law, Long>(Law.class);
    Arrays.stream(Law.values()).forEach(law -> found.put(law, law.breaches(schema.jdbi(), since)));
    return found;
  }
}
