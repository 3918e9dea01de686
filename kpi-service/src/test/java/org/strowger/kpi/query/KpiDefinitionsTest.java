package org.strowger.kpi.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.kpi.facts.DayOfContacts.abandoned;
import static org.strowger.kpi.facts.DayOfContacts.accepted;
import static org.strowger.kpi.facts.DayOfContacts.enqueued;
import static org.strowger.kpi.facts.DayOfContacts.offer;
import static org.strowger.kpi.facts.DayOfContacts.returned;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.ChannelFact.Side;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.kpi.definition.AssignmentKpis;
import org.strowger.kpi.definition.Figure;
import org.strowger.kpi.definition.KpiDefinition;
import org.strowger.kpi.definition.KpiDefinitions;
import org.strowger.kpi.definition.Measure;
import org.strowger.kpi.definition.OfferKpis;
import org.strowger.kpi.definition.SegmentKpis;
import org.strowger.kpi.definition.Tally;
import org.strowger.kpi.facts.CallsOfDay;
import org.strowger.kpi.facts.DayOfContacts;
import org.strowger.kpi.facts.FilledSchema;
import org.strowger.kpi.facts.PlanOfDay;

/** What figures mean in cases that are easily got wrong, counted by hand. */
class KpiDefinitionsTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final DomainId DEMO = new DomainId(DayOfContacts.DOMAIN);
  private static final String QUEUE = "support-mail";

  private final DayOfContacts day = new DayOfContacts();
  private final CallsOfDay calls = new CallsOfDay();

  @Test
  void shouldGiveTheNumbersOfTheWorkedExample() {
    // given
    theSixContacts();

    // when
    Tally tally = tally();

    // then
    assertThat(tally.number(Measure.ENQUEUED)).isEqualTo(6);
    assertThat(tally.number(Measure.ANSWERED)).isEqualTo(3);
    assertThat(tally.number(Measure.ABANDONED)).isEqualTo(2);
    assertThat(tally.number(Measure.HANDLED)).isEqualTo(2);
    assertThat(value(SegmentKpis.SERVICE_LEVEL, tally)).hasValue("40.0");
    assertThat(value(SegmentKpis.SERVICE_LEVEL_ANSWERED, tally)).hasValue("66.7");
    assertThat(value(SegmentKpis.ASA, tally)).hasValue("30.0");
    assertThat(value(AssignmentKpis.AHT, tally)).hasValue("210.0");
    assertThat(value(AssignmentKpis.HOLD, tally)).hasValue("10.0");
    assertThat(value(AssignmentKpis.HOLD_OF_HELD, tally)).hasValue("20.0");
    assertThat(value(AssignmentKpis.ACW, tally)).hasValue("30.0");
    assertThat(value(SegmentKpis.ABANDON_RATE, tally)).hasValue("33.3");
    assertThat(value(SegmentKpis.SHORT_ABANDON, tally)).hasValue("16.7");
  }

  @Test
  @DisplayName("S1: an answered contact is never counted missed too, a waiting one neither")
  void shouldCountEachSegmentOnce() {
    // given
    theSixContacts();

    // when
    Tally tally = tally();

    // then
    assertThat(tally.number(Measure.ANSWERED) + tally.number(Measure.ABANDONED))
        .isEqualTo(tally.number(Measure.ANSWERED_OR_ABANDONED))
        .isEqualTo(tally.number(Measure.ENQUEUED) - 1);
  }

  @Test
  @DisplayName("a refused contact has a segment of length 0, left out of abandon_rate")
  void shouldLeaveTheRefusedOutOfTheAbandoned() {
    // given
    theSixContacts();
    day.refuses("g", NINE).refuses("h", NINE);

    // when
    Tally tally = tally();

    // then
    assertThat(tally.number(Measure.ENQUEUED)).isEqualTo(8);
    assertThat(value(SegmentKpis.ABANDON_RATE, tally)).hasValue("33.3");
    assertThat(value(SegmentKpis.SHORT_ABANDON, tally)).hasValue("16.7");
    assertThat(value(SegmentKpis.ASA, tally)).hasValue("30.0");
  }

  @Test
  void shouldMakeHandleTimeOfEngagedHoldAndWrapUp() {
    // given
    theSixContacts();

    // when
    Tally tally = tally();

    // then
    assertThat(tally.of(Measure.ENGAGED_SECONDS)).isEqualByComparingTo("340");
    assertThat(
            tally
                .of(Measure.ENGAGED_SECONDS)
                .add(tally.of(Measure.HOLD_SECONDS))
                .add(tally.of(Measure.WRAP_UP_SECONDS)))
        .isEqualByComparingTo(tally.of(Measure.HANDLE_SECONDS));
  }

  @Test
  void shouldCountHoldOnceWhereBothHeldAndEndItWithTheCall() {
    // given
    ContactAssigned call = handled("c", 0, 10, 100, 130);
    calls.held(call, Side.AGENT, at(20), at(40)).held(call, Side.CUSTOMER, at(30), at(50));
    calls.held(call, Side.AGENT, at(90), null);

    // when
    Tally tally = tally();

    // then
    assertThat(tally.of(Measure.HOLD_SECONDS)).isEqualByComparingTo("40");
    assertThat(tally.of(Measure.ENGAGED_SECONDS)).isEqualByComparingTo("50");
  }

  @Test
  @DisplayName("S1: who is called back has not left and waits anew for the agent")
  void shouldCountCallbacksApartFromAbandons() {
    // given
    day.arrives("c", NINE).callbackRequested("c", NINE, at(90));
    OfferIssued offer = offer("c", 1, "u-1", at(90), at(95));
    day.tell(at(95), offer).tell(at(102), accepted(offer, 2, at(102)));

    // when
    Tally tally = tally();

    // then
    assertThat(tally.number(Measure.CALLBACKS)).isEqualTo(1);
    assertThat(tally.number(Measure.ABANDONED)).isZero();
    assertThat(tally.number(Measure.ANSWERED_OR_ABANDONED)).isEqualTo(1);
    assertThat(value(SegmentKpis.SERVICE_LEVEL, tally)).hasValue("100.0");
    assertThat(value(SegmentKpis.ASA, tally)).hasValue("12.0");
  }

  @Test
  void shouldHaveNoDataWhereNothingHappened() {
    // when
    Tally tally = tally();

    // then
    assertThat(KpiDefinitions.ALL)
        .filteredOn(kpi -> kpi.figure() instanceof Figure.Ratio)
        .isNotEmpty()
        .allSatisfy(rate -> assertThat(rate.of(tally)).as(rate.id()).isEmpty());
  }

  @Test
  @DisplayName("N1: the agent's clock starts at the assignment, not in the queue")
  void shouldLeaveQueueTimeOutOfHandleTime() {
    // given
    day.arrives("c", NINE);
    OfferIssued offer = offer("c", 1, "u-1", NINE, at(3_600));
    ContactAssigned assigned = accepted(offer, 1, at(3_610));
    day.tell(at(3_600), offer).tell(at(3_610), assigned);
    day.closes(assigned, at(3_670)).endsWrapUp(assigned, at(3_680));

    // when
    Tally tally = tally();

    // then
    assertThat(value(AssignmentKpis.AHT, tally)).hasValue("70.0");
    assertThat(value(SegmentKpis.ASA, tally)).hasValue("3610.0");
  }

  @Test
  @DisplayName("A6: a leg ends when the contact leaves the agent; times are per leg")
  void shouldEndALegWhenTheContactIsReturned() {
    // given
    day.arrives("c", NINE);
    OfferIssued first = offer("c", 1, "u-1", NINE, at(0));
    ContactAssigned leg = accepted(first, 1, at(5));
    day.tell(at(0), first).tell(at(5), leg);
    day.tell(at(65), returned(leg, at(65)), enqueued("c", NINE, 2, at(65), SegmentSource.RETURNED));
    OfferIssued second = offer("c", 2, "u-2", at(65), at(65));
    ContactAssigned nextLeg = accepted(second, 2, at(95));
    day.tell(at(65), second).tell(at(95), nextLeg);
    day.closes(nextLeg, at(3_695)).endsWrapUp(nextLeg, at(3_695));

    // when
    FilledSchema schema = new FilledSchema().with(day.log());
    Tally tally = tally(schema);

    // then
    assertThat(value(AssignmentKpis.AHT, tally)).hasValue("3600.0");
    assertThat(value(SegmentKpis.ASA, tally)).as("only arrivals").hasValue("5.0");
    assertThat(
            schema
                .jdbi()
                .<List<Integer>, RuntimeException>withHandle(
                    handle ->
                        handle
                            .createQuery(
                                "select extract(epoch from engaged_until - assigned_at)::int"
                                    + " from assignment order by assigned_at")
                            .mapTo(Integer.class)
                            .list()))
        .containsExactly(60, 3_600);
  }

  @Test
  void shouldRateOffersThatEndedWithoutThoseTheCustomerLeft() {
    // given
    for (int i = 1; i <= 5; i++) {
      day.arrives("c" + i, at(i));
      OfferIssued offer = offer("c" + i, 1, "u-1", at(i), at(i));
      day.tell(at(i), offer);
      end(i, offer);
    }

    // when
    Tally tally = tally();

    // then
    assertThat(tally.number(Measure.OFFERS_ENDED)).isEqualTo(4);
    assertThat(value(OfferKpis.NON_RESPONSE, tally)).hasValue("25.0");
    assertThat(value(OfferKpis.DECLINE_RATE, tally)).hasValue("25.0");
  }

  @Test
  @DisplayName("S2: every number carries id, version, unit, formula and description")
  void shouldDefineEachNumberOnce() {
    assertThat(KpiDefinitions.ALL).extracting(KpiDefinition::id).doesNotHaveDuplicates();
    assertThat(KpiDefinitions.ALL)
        .allSatisfy(
            definition -> {
              assertThat(definition.version()).isPositive();
              assertThat(definition.formula()).isNotBlank();
              assertThat(definition.description()).endsWith(".");
            });
  }

  private void end(int i, OfferIssued offer) {
    Instant end = at(i + 10);
    switch (i) {
      case 1 ->
          day.tell(end, new OfferExpired(offer.offerId(), offer.agentId(), offer.issuedAt(), end));
      case 2 ->
          day.tell(
              end,
              new OfferDeclined(
                  offer.offerId(), offer.agentId(), offer.issuedAt(), end, DeclineReason.BUSY));
      case 3 ->
          day.tell(
              end,
              new OfferRevoked(
                  offer.offerId(),
                  offer.agentId(),
                  offer.issuedAt(),
                  end,
                  RevokeReason.CUSTOMER_LEFT));
      default -> day.tell(end, accepted(offer, 1, end));
    }
  }

  private void theSixContacts() {
    calls.held(handled("a", 0, 10, 310, 340), Side.CUSTOMER, at(120), at(140));
    handled("b", 60, 80, 140, 170);
    day.arrives("c", at(120));
    OfferIssued offer = offer("c", 1, "u-3", at(120), at(120));
    day.tell(at(120), offer).tell(at(180), accepted(offer, 1, at(180)));
    day.arrives("d", at(180)).tell(at(184), abandoned("d", at(180), at(184)));
    day.arrives("e", at(240)).tell(at(245), abandoned("e", at(240), at(245)));
    day.arrives("f", at(300));
  }

  private ContactAssigned handled(String contact, int arrives, int assigned, int closed, int done) {
    day.arrives(contact, at(arrives));
    OfferIssued offer = offer(contact, 1, "u-1", at(arrives), at(arrives));
    ContactAssigned taken = accepted(offer, 1, at(assigned));
    day.tell(at(arrives), offer).tell(at(assigned), taken);
    day.closes(taken, at(closed)).endsWrapUp(taken, at(done));
    return taken;
  }

  private Tally tally() {
    return tally(new FilledSchema().with(day.log()).withCalls(calls.log()));
  }

  private static Tally tally(FilledSchema schema) {
    schema.with(
        new DayOfContacts()
            .tell(NINE, PlanOfDay.applied(1, NINE, PlanOfDay.queue(QUEUE, 20, ZoneOffset.UTC)))
            .log());
    var query =
        KpiQuery.of(
            KpiDefinitions.ALL.stream().filter(kpi -> !kpi.isLive()).toList(),
            List.of(),
            KpiFilter.of(new TimeSpan.Between(NINE.minus(Duration.ofHours(9)), null)),
            AsOf.now(at(86_400)));
    return schema
        .jdbi()
        .<Tally, RuntimeException>withHandle(
            handle -> new KpiReader(handle, DEMO).ask(query).sum(Map.of()));
  }

  private static Optional<String> value(KpiDefinition kpi, Tally tally) {
    return kpi.of(tally).map(Object::toString);
  }

  private static Instant at(int seconds) {
    return NINE.plusSeconds(seconds);
  }
}
