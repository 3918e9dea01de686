package org.strowger.kpi.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.strowger.kpi.facts.DayOfContacts.accepted;
import static org.strowger.kpi.facts.DayOfContacts.offer;
import static org.strowger.kpi.facts.PlanOfDay.applied;
import static org.strowger.kpi.facts.PlanOfDay.onRoster;
import static org.strowger.kpi.facts.PlanOfDay.queue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.kpi.definition.AssignmentKpis;
import org.strowger.kpi.definition.Dimension;
import org.strowger.kpi.definition.KpiDefinition;
import org.strowger.kpi.definition.KpiDefinitions;
import org.strowger.kpi.definition.LiveKpis;
import org.strowger.kpi.definition.OfferKpis;
import org.strowger.kpi.definition.SegmentKpis;
import org.strowger.kpi.definition.Tally;
import org.strowger.kpi.facts.CallsOfDay;
import org.strowger.kpi.facts.DayOfContacts;
import org.strowger.kpi.facts.FilledSchema;
import org.strowger.servicekit.problem.Problem;

class KpiQueryTest {

  private static final DomainId DEMO = new DomainId(DayOfContacts.DOMAIN);
  private static final String MAIL = "support-mail";
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final AsOf EVENING = AsOf.now(NINE.plusSeconds(36_000));

  private final DayOfContacts day = new DayOfContacts();

  @Test
  void shouldTellHandledContactsApartByAgentAndHerTeamAtTheTime() {
    // given
    planned(queue(MAIL, 20, ZoneOffset.UTC));
    day.tell(NINE, onRoster("u-1", "red"), onRoster("u-2", "red"));
    handled("a", "u-1", 0, 60);
    handled("b", "u-1", 100, 30);
    day.tell(at(500), onRoster("u-1", "blue"));
    handled("c", "u-1", 600, 10);
    handled("d", "u-2", 600, 20);

    // when
    KpiAnswer answer =
        ask(
            List.of(AssignmentKpis.HANDLED, AssignmentKpis.AHT, OfferKpis.DECLINE_RATE),
            List.of(Dimension.TEAM, Dimension.AGENT));

    // then
    assertThat(rows(answer, AssignmentKpis.HANDLED))
        .containsExactly("blue u-1: 1", "red u-1: 2", "red u-2: 1");
    assertThat(rows(answer, AssignmentKpis.AHT))
        .containsExactly("blue u-1: 10.0", "red u-1: 45.0", "red u-2: 20.0");
    assertThat(rows(answer, OfferKpis.DECLINE_RATE))
        .containsExactly("blue u-1: 0.0", "red u-1: 0.0", "red u-2: 0.0");
  }

  @Test
  @DisplayName("a group's intervals and groups add up to the whole, whichever they are")
  void shouldAddUpHoweverItIsCut() {
    // given
    long seed = Long.getLong("seed", 7_001L);
    DayOfContacts random = DayOfContacts.random(seed, 150, NINE.minusSeconds(14_400));
    random.tell(
        NINE.minusSeconds(14_400), applied(1, NINE.minusSeconds(14_400), queue(MAIL, 20, VIENNA)));
    var schema =
        new FilledSchema().with(random.log()).withCalls(CallsOfDay.random(seed, random).log());
    KpiFilter span = KpiFilter.of(new TimeSpan.Between(NINE.minusSeconds(86_400), null));

    for (KpiDefinition kpi : KpiDefinitions.ALL) {
      // when
      KpiAnswer whole = ask(schema, KpiQuery.of(List.of(kpi), List.of(), span, EVENING));
      List<Dimension> by = new ArrayList<>(kpi.dimensions());
      by.remove(Dimension.SKILL);
      KpiAnswer groups = ask(schema, KpiQuery.of(List.of(kpi), by, span, EVENING));

      // then
      assertThat(measured(kpi, groups)).as(kpi.id()).isEqualTo(measured(kpi, whole));
      if (!kpi.isLive()) {
        for (Interval interval : Interval.values()) {
          KpiAnswer cut =
              ask(
                  schema,
                  new KpiQuery(List.of(kpi), by, span, interval, Attribution.BY_EVENT, EVENING));
          assertThat(measured(kpi, cut)).as(kpi.id()).isEqualTo(measured(kpi, whole));
        }
      }
    }
  }

  private static List<BigDecimal> measured(KpiDefinition kpi, KpiAnswer answer) {
    Tally sum = answer.sum(Map.of());
    return kpi.figure().measures().stream().map(sum::of).toList();
  }

  @Test
  void shouldCountTheTwoHoursThatAClockShowsTwiceApart() {
    // given
    Instant autumn = Instant.parse("2026-10-25T00:00:00Z");
    day.tell(autumn, applied(1, autumn, queue(MAIL, 20, VIENNA)));
    day.arrives("summer", autumn.plusSeconds(1_800)).arrives("winter", autumn.plusSeconds(5_400));
    day.arrives("first", autumn.minusSeconds(7_200)).arrives("eve", autumn.minusSeconds(7_201));

    // when
    KpiAnswer hours = perInterval(Interval.HOUR, autumn);
    KpiAnswer days = perInterval(Interval.DAY, autumn);

    // then
    assertThat(periods(hours))
        .containsExactly(
            "2026-10-24T21:00:00Z 2026-10-24T22:00:00Z 1",
            "2026-10-24T22:00:00Z 2026-10-24T23:00:00Z 1",
            "2026-10-25T00:00:00Z 2026-10-25T01:00:00Z 1",
            "2026-10-25T01:00:00Z 2026-10-25T02:00:00Z 1");
    assertThat(periods(days))
        .containsExactly(
            "2026-10-23T22:00:00Z 2026-10-24T22:00:00Z 1",
            "2026-10-24T22:00:00Z 2026-10-25T23:00:00Z 3");
  }

  private KpiAnswer perInterval(Interval interval, Instant around) {
    var span = new TimeSpan.Between(around.minusSeconds(86_400), around.plusSeconds(86_400));
    return ask(
        new FilledSchema().with(day.log()),
        new KpiQuery(
            List.of(SegmentKpis.ENQUEUED),
            List.of(),
            KpiFilter.of(span),
            interval,
            Attribution.BY_EVENT,
            AsOf.now(around.plusSeconds(86_400))));
  }

  @Test
  void shouldBeginADayAtTheMidnightOfTheQueueUnlessAZoneIsGiven() {
    // given
    planned(queue(MAIL, 20, VIENNA));
    Instant vienna = LocalDate.of(2026, 3, 2).atStartOfDay(VIENNA).toInstant();
    day.arrives("before", vienna.minusSeconds(1)).arrives("at", vienna);
    var schema = new FilledSchema().with(day.log());
    KpiFilter today = KpiFilter.of(new TimeSpan.Today());
    KpiFilter utc = new KpiFilter(new TimeSpan.Today(), ZoneOffset.UTC, Map.of());

    // then
    assertThat(enqueued(schema, today)).isEqualTo(1);
    assertThat(enqueued(schema, utc)).isZero();
  }

  @Test
  void shouldCountFromTheFirstInstantUntilTheLastIsReached() {
    // given
    planned(queue(MAIL, 20, ZoneOffset.UTC));
    day.arrives("first", at(0)).arrives("last", at(10)).arrives("next", at(20));
    var schema = new FilledSchema().with(day.log());

    // then
    assertThat(enqueued(schema, KpiFilter.of(new TimeSpan.Between(at(0), at(20))))).isEqualTo(2);
    assertThat(enqueued(schema, KpiFilter.of(new TimeSpan.Between(at(1), null)))).isEqualTo(2);
  }

  @Test
  void shouldCountAQueueThatIsInThePlanNoMoreByTheTargetItHadLast() {
    // given
    planned(queue(MAIL, 5, ZoneOffset.UTC));
    day.tell(at(1), applied(2, at(1), queue(MAIL, 30, ZoneOffset.UTC)));
    day.tell(at(2), applied(3, at(2), queue("other", 5, ZoneOffset.UTC)));
    handled("a", "u-1", 10, 60);

    // when
    KpiAnswer all = ask(List.of(SegmentKpis.SERVICE_LEVEL), List.of(Dimension.QUEUE));
    KpiAnswer ofQueue =
        ask(
            new FilledSchema().with(day.log()),
            KpiQuery.of(
                List.of(SegmentKpis.SERVICE_LEVEL),
                List.of(),
                KpiFilter.of(new TimeSpan.Today()).with(Dimension.QUEUE, Set.of(MAIL)),
                EVENING));

    // then
    assertThat(rows(all, SegmentKpis.SERVICE_LEVEL)).containsExactly(MAIL + ": 100.0");
    assertThat(rows(ofQueue, SegmentKpis.SERVICE_LEVEL)).containsExactly(": 100.0");
  }

  @Test
  void shouldRefuseAQueueThatNoPlanHasHad() {
    // given
    planned(queue(MAIL, 5, ZoneOffset.UTC));
    KpiFilter typo = KpiFilter.of(new TimeSpan.Today()).with(Dimension.QUEUE, Set.of("suport"));
    var schema = new FilledSchema().with(day.log());

    // then
    for (KpiDefinition kpi : List.of(SegmentKpis.ENQUEUED, LiveKpis.QUEUE_DEPTH)) {
      refuses(
          "unknown_queue", () -> ask(schema, KpiQuery.of(List.of(kpi), List.of(), typo, EVENING)));
    }
  }

  @Test
  @DisplayName("a dimension without facts is refused, never answered with nothing")
  void shouldRefuseWhatIsNotKnown() {
    KpiFilter today = KpiFilter.of(new TimeSpan.Today());
    Function<KpiFilter, ThrowingCallable> asa =
        filter -> () -> KpiQuery.of(List.of(SegmentKpis.ASA), List.of(), filter, EVENING);
    refuses("dimension_not_available", asa.apply(today.with(Dimension.AGENT, Set.of("u-1"))));
    for (KpiDefinition kpi : KpiDefinitions.ALL) {
      refuses(
          "dimension_not_available",
          () -> KpiQuery.of(List.of(kpi), List.of(Dimension.REASON), today, EVENING));
    }
    refuses(
        "attribution_not_available",
        () -> query(SegmentKpis.ASA, today, Interval.HOUR, Attribution.BY_ARRIVAL));
    refuses(
        "interval_not_available",
        () -> query(LiveKpis.QUEUE_DEPTH, today, Interval.HOUR, Attribution.BY_EVENT));
  }

  @Test
  void shouldRefuseTooMuchBeforeAnythingIsRead() {
    refuses("span_too_long", () -> query(span(400 * 86_400 + 1), null));
    refuses("too_many_groups", () -> query(span(200 * 86_400), Interval.QUARTER_HOUR));
    refuses("invalid_span", () -> query(span(0), null));
    refuses("invalid_span", () -> query(span(-10), null));
    assertThat(query(span(400 * 86_400), Interval.HOUR)).isNotNull();
  }

  @Test
  void shouldRefuseAnAnswerOfTooManyGroups() {
    // given
    planned(queue(MAIL, 5, ZoneOffset.UTC));
    var schema = new FilledSchema().with(day.log());
    schema
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into offer (day, domain_id, offer_id, issued_at, declined_at, agent_id,
                      queue_id, channel, mode)
                    select '2026-03-02', 'demo', 'o' || n, '2026-03-02T09:00:00Z',
                      '2026-03-02T09:00:01Z', 'u-' || n, 'support-mail', 'EMAIL', 'OFFERED'
                    from generate_series(1, 10001) n
                    """));
    KpiFilter today = KpiFilter.of(new TimeSpan.Today());

    // then
    refuses(
        "too_many_groups",
        () ->
            ask(
                schema,
                KpiQuery.of(
                    List.of(OfferKpis.DECLINE_RATE), List.of(Dimension.AGENT), today, EVENING)));
  }

  @Test
  void shouldTakeEachValueAsAValue() {
    // given
    planned(queue(MAIL, 5, ZoneOffset.UTC));
    day.arrives("a", at(0));
    var schema = new FilledSchema().with(day.log());
    Set<String> hostile = Set.of("'; drop table segment; --", ":domain", "$1", "\\", "%");

    // when
    KpiAnswer answer =
        ask(
            schema,
            KpiQuery.of(
                List.of(SegmentKpis.ENQUEUED),
                List.of(),
                KpiFilter.of(new TimeSpan.Today()).with(Dimension.LANGUAGE, hostile),
                EVENING));

    // then
    assertThat(rows(answer, SegmentKpis.ENQUEUED)).containsExactly(": 0");
    assertThat(enqueued(schema, KpiFilter.of(new TimeSpan.Today()))).isEqualTo(1);
  }

  private static KpiQuery query(TimeSpan span, @Nullable Interval interval) {
    return query(SegmentKpis.ASA, KpiFilter.of(span), interval, Attribution.BY_EVENT);
  }

  private static KpiQuery query(
      KpiDefinition kpi, KpiFilter filter, @Nullable Interval interval, Attribution attribution) {
    return new KpiQuery(List.of(kpi), List.of(), filter, interval, attribution, EVENING);
  }

  private static TimeSpan span(long seconds) {
    return new TimeSpan.Between(NINE, NINE.plusSeconds(seconds));
  }

  private static void refuses(String code, ThrowingCallable call) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(call)
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.status()).isEqualTo(400);
              assertThat(problem.detail()).startsWith("Expected ").contains(" but ");
            });
  }

  private void planned(QueuePlan... queues) {
    day.tell(NINE, applied(1, NINE, queues));
  }

  private void handled(String contact, String agent, int arrives, int seconds) {
    OfferIssued offer = offer(contact, 1, agent, at(arrives), at(arrives));
    ContactAssigned taken = accepted(offer, 1, at(arrives + 10));
    day.arrives(contact, at(arrives)).tell(at(arrives), offer).tell(at(arrives + 10), taken);
    day.closes(taken, at(arrives + 10 + seconds)).endsWrapUp(taken, at(arrives + 10 + seconds));
  }

  private KpiAnswer ask(List<KpiDefinition> kpis, List<Dimension> by) {
    return ask(
        new FilledSchema().with(day.log()),
        KpiQuery.of(kpis, by, KpiFilter.of(new TimeSpan.Today()), EVENING));
  }

  private static KpiAnswer ask(FilledSchema schema, KpiQuery query) {
    return schema.jdbi().inTransaction(handle -> new KpiReader(handle, DEMO).ask(query));
  }

  private static long enqueued(FilledSchema schema, KpiFilter filter) {
    KpiAnswer answer =
        ask(schema, KpiQuery.of(List.of(SegmentKpis.ENQUEUED), List.of(), filter, EVENING));
    return SegmentKpis.ENQUEUED.of(answer.sum(Map.of())).orElseThrow().longValueExact();
  }

  private static List<String> rows(KpiAnswer answer, KpiDefinition kpi) {
    return answer.groups().stream()
        .map(
            group ->
                String.join(" ", group.by().values().stream().sorted().toList())
                    + ": "
                    + kpi.of(group.tally()).orElseThrow())
        .toList();
  }

  private static List<String> periods(KpiAnswer answer) {
    return answer.groups().stream()
        .map(
            group -> {
              Period period = Objects.requireNonNull(group.period());
              return period.from()
                  + " "
                  + period.until()
                  + " "
                  + SegmentKpis.ENQUEUED.of(group.tally()).orElseThrow();
            })
        .toList();
  }

  private static Instant at(int seconds) {
    return NINE.plusSeconds(seconds);
  }
}
