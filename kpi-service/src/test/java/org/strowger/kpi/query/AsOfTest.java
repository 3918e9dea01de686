package org.strowger.kpi.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.kpi.facts.DayOfContacts.shows;
import static org.strowger.kpi.facts.PlanOfDay.applied;
import static org.strowger.kpi.facts.PlanOfDay.onRoster;
import static org.strowger.kpi.facts.PlanOfDay.queue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AgentEvent.AgentRemoved;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.wire.Message;
import org.strowger.kpi.definition.Dimension;
import org.strowger.kpi.definition.KpiDefinition;
import org.strowger.kpi.definition.KpiDefinitions;
import org.strowger.kpi.definition.LiveKpis;
import org.strowger.kpi.facts.CallsOfDay;
import org.strowger.kpi.facts.DayOfContacts;
import org.strowger.kpi.facts.FilledSchema;

class AsOfTest {

  private static final DomainId DEMO = new DomainId(DayOfContacts.DOMAIN);
  private static final Instant MORNING = Instant.parse("2026-03-02T05:00:00Z");

  @RepeatedTest(3)
  @DisplayName("as of a past moment the figures are those of the log up to then")
  void shouldGiveTheFiguresOfTheLogUpToThen(RepetitionInfo repetition) {
    // given
    long seed = Long.getLong("seed", 6_000L + repetition.getCurrentRepetition());
    DayOfContacts day = DayOfContacts.random(seed, 120, MORNING);
    peopleAndPlans(day);
    List<Message<ChannelFact>> calls = CallsOfDay.random(seed, day).log();
    FilledSchema whole = new FilledSchema().with(day.log()).withCalls(calls);

    // when
    Instant then = MORNING.plusSeconds(1_000 + new Random(seed).nextInt(5_000));
    FilledSchema cut =
        new FilledSchema().with(until(then, day.log())).withCalls(until(then, calls));

    // then
    assertThat(figures(whole, AsOf.past(then)))
        .as("seed %d, then %s", seed, then)
        .isEqualTo(figures(cut, AsOf.now(then)))
        .isNotEqualTo(figures(whole, AsOf.now(then)));
    assertThat(roster(whole, AsOf.past(then)))
        .isEqualTo(roster(cut, AsOf.now(then)))
        .isNotEqualTo(roster(whole, AsOf.now(then)));
  }

  /** Another target and another roster in the middle of the day. */
  private static void peopleAndPlans(DayOfContacts day) {
    Instant noon = MORNING.plusSeconds(3_600);
    Instant evening = MORNING.plusSeconds(20_000);
    day.tell(MORNING, applied(1, MORNING, queue("support-mail", 20, ZoneOffset.UTC)));
    day.tell(MORNING, onRoster("u-1", "red"), onRoster("u-2", "red"), onRoster("u-3", "red"));
    day.tell(noon, applied(2, noon, queue("support-mail", 5, ZoneOffset.UTC)));
    day.tell(noon, onRoster("u-2", "blue"), new AgentRemoved(new AgentId("u-3")));
    day.tell(evening, applied(3, evening, queue("support-mail", 60, ZoneOffset.UTC)));
    day.tell(evening, onRoster("u-1", "blue"), onRoster("u-4", "blue"));
    day.tell(evening, shows("u-2", null, evening, AgentState.AVAILABLE));
  }

  private static <T> List<Message<T>> until(Instant then, List<Message<T>> log) {
    return log.stream().filter(message -> !message.meta().time().isAfter(then)).toList();
  }

  private static List<KpiAnswer> figures(FilledSchema schema, AsOf asOf) {
    KpiFilter today = KpiFilter.of(new TimeSpan.Today());
    List<KpiDefinition> ofQueues =
        KpiDefinitions.ALL.stream().filter(kpi -> kpi.has(Dimension.QUEUE)).toList();
    List<KpiDefinition> ofAgents =
        KpiDefinitions.ALL.stream().filter(kpi -> kpi.has(Dimension.TEAM)).toList();
    List<Dimension> byAgent = List.of(Dimension.TEAM, Dimension.AGENT);
    return schema
        .jdbi()
        .inTransaction(
            handle -> {
              var reader = new KpiReader(handle, DEMO);
              return List.of(
                  reader.ask(KpiQuery.of(ofQueues, List.of(Dimension.QUEUE), today, asOf)),
                  reader.ask(KpiQuery.of(ofAgents, byAgent, today, asOf)),
                  reader.ask(
                      KpiQuery.of(
                          List.of(LiveKpis.AGENTS_ON_ROSTER),
                          List.of(Dimension.STATE),
                          today,
                          asOf)));
            });
  }

  private static List<RosterRow> roster(FilledSchema schema, AsOf asOf) {
    return schema.jdbi().inTransaction(handle -> new KpiReader(handle, DEMO).roster(asOf));
  }
}
