package org.strowger.kpi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.kpi.facts.DayOfContacts.shows;
import static org.strowger.kpi.facts.PlanOfDay.applied;
import static org.strowger.kpi.facts.PlanOfDay.onRoster;
import static org.strowger.kpi.facts.PlanOfDay.queue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.AgentEvent.Suspension;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.wire.Message;
import org.strowger.kpi.facts.CallsOfDay;
import org.strowger.kpi.facts.DayOfContacts;
import org.strowger.kpi.facts.FilledSchema;
import org.strowger.kpi.query.RosterRow;

class WallboardRecountTest {

  private static final Instant MORNING = Instant.parse("2026-03-02T05:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");
  private static final int TARGET = 20;
  private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

  @RepeatedTest(3)
  @DisplayName("Law 8: what a board shows is what a recount of the log gives")
  void shouldShowWhatARecountOfTheLogGives(RepetitionInfo repetition) {
    // given
    long seed = Long.getLong("seed", 4_000L + repetition.getCurrentRepetition());
    DayOfContacts day = DayOfContacts.random(seed, 150, MORNING);
    day.log().removeIf(message -> message.meta().time().isAfter(NOW));
    var schema = new FilledSchema().with(day.log()).withCalls(CallsOfDay.random(seed, day).log());
    var recount = new Recount(day.log());
    schema.with(
        new DayOfContacts()
            .tell(MORNING, applied(1, MORNING, queue("support-mail", TARGET, ZoneOffset.UTC)))
            .log());

    // when
    Wallboard board = board(schema);

    // then
    Wallboard.QueueRow row = board.queues().getFirst();
    assertThat(row.waiting()).isEqualTo(recount.waiting()).isPositive();
    assertThat(row.callbacksWaiting()).isEqualTo(recount.callbacksWaiting());
    assertThat(row.deferred()).isEqualTo(recount.deferred());
    assertThat(row.offered()).isEqualTo(recount.offered());
    agrees(row.today(), recount, Instant.parse("2026-03-02T00:00:00Z"));
    agrees(row.last30m(), recount, NOW.minusSeconds(1_800));
    assertThat(row.today().callbacks()).as("seed %d", seed).isPositive();
    assertThat(row.today().expired()).as("seed %d", seed).isPositive();
    assertThat(row.today().holdSeconds()).as("seed %d", seed).isPositive();
  }

  @RepeatedTest(5)
  @DisplayName("TR82: figures kept from board to board are those of a count of all, in any order")
  void shouldKeepWhatItCounted_TR82(RepetitionInfo repetition) {
    // given
    long seed = Long.getLong("seed", 8_200L + repetition.getCurrentRepetition());
    DayOfContacts day = DayOfContacts.random(seed, 80, MORNING);
    List<Message<ChannelFact>> calls = new ArrayList<>(CallsOfDay.random(seed, day).log());
    var random = new Random(seed);
    Collections.shuffle(day.log(), random);
    Collections.shuffle(calls, random);
    var schema = new FilledSchema();
    var kept = new MinuteFigures();
    int parts = 8;
    for (int part = 0; part < parts; part++) {
      // when
      schema.with(part(day.log(), part, parts)).withCalls(part(calls, part, parts));
      int target = part < parts / 2 ? TARGET : 2 * TARGET;
      schema.with(
          new DayOfContacts()
              .tell(MORNING, applied(part + 1, MORNING, queue("support-mail", target, ZONE)))
              .log());

      // then
      assertThat(board(schema, kept))
          .as("seed %d, part %d", seed, part)
          .isEqualTo(board(schema, new MinuteFigures()));
    }
    assertThat(board(schema, kept).queues().getFirst().today().handled()).isPositive();
  }

  private static <T> List<T> part(List<T> all, int part, int parts) {
    return all.subList(all.size() * part / parts, all.size() * (part + 1) / parts);
  }

  @Test
  void shouldTellWhoHasBeenLongestInAState() {
    // given
    var day = new DayOfContacts();
    day.tell(
        MORNING, onRoster("u-1", "team-1"), onRoster("u-2", "team-1"), onRoster("u-3", "team-1"));
    day.tell(NOW, shows("u-1", null, NOW.minusSeconds(10), AgentState.AVAILABLE));
    day.tell(NOW, shows("u-2", null, NOW.minusSeconds(70), AgentState.AVAILABLE));

    // when
    Wallboard board = board(new FilledSchema().with(day.log()));

    // then
    assertThat(board.agents().longestInState())
        .containsOnlyKeys(AgentState.AVAILABLE, AgentState.OFFLINE)
        .containsEntry(AgentState.AVAILABLE, new Wallboard.LongestInState(new AgentId("u-2"), 70));
  }

  @Test
  @DisplayName("TR32: who holds contacts is engaged, also while she is not responding")
  void shouldShowStateAndLoadAsTwoFacts_TR32() {
    // given
    var day = new DayOfContacts();
    day.tell(MORNING, onRoster("u-1", "team-1"), onRoster("u-2", "team-1"));
    for (int i = 1; i <= 4; i++) {
      take(day, "c-" + i, "u-1");
    }
    ContactAssigned done = take(day, "c-5", "u-2");
    day.closes(done, MORNING.plusSeconds(60));
    day.tell(NOW, notResponding("u-1", 5), shows("u-2", null, NOW, AgentState.WRAP_UP));

    // when
    Wallboard.Agents agents = board(new FilledSchema().with(day.log())).agents();

    // then
    assertThat(agents.engaged()).isEqualTo(1);
    assertThat(agents.byState())
        .containsEntry(AgentState.NOT_RESPONDING, 1L)
        .containsEntry(AgentState.WRAP_UP, 1L);
    RosterRow busy = agents.list().getFirst();
    assertThat(busy.state()).isEqualTo(AgentState.NOT_RESPONDING);
    assertThat(List.of(busy.held(), busy.engaged())).containsExactly(4L, 4L);
    assertThat(busy.mayHold()).isEqualTo(5);
    RosterRow wrapping = agents.list().getLast();
    assertThat(List.of(wrapping.held(), wrapping.engaged())).containsExactly(1L, 0L);
    assertThat(wrapping.mayHold()).isNull();
  }

  private static ContactAssigned take(DayOfContacts day, String contact, String agent) {
    day.arrives(contact, MORNING);
    OfferIssued offer = DayOfContacts.offer(contact, 1, agent, MORNING, MORNING);
    ContactAssigned assigned = DayOfContacts.accepted(offer, 1, MORNING.plusSeconds(5));
    day.tell(MORNING, offer).tell(MORNING.plusSeconds(5), assigned);
    return assigned;
  }

  private static AgentStateChanged notResponding(String agent, int mayHold) {
    return new AgentStateChanged(
        new AgentId(agent),
        new TeamId("team-1"),
        null,
        NOW.minusSeconds(30),
        AgentState.NOT_RESPONDING,
        Presence.AVAILABLE,
        null,
        true,
        Suspension.NOT_RESPONDING,
        mayHold);
  }

  private static void agrees(Wallboard.KpiValues values, Recount recount, Instant from) {
    assertThat(values.enqueued()).isEqualTo(recount.enqueued(from));
    assertThat(values.answered()).isEqualTo(recount.answered(from));
    assertThat(values.abandoned()).isEqualTo(recount.abandoned(from));
    assertThat(values.handled()).isEqualTo(recount.handled(from));
    assertThat(values.callbacks()).isEqualTo(recount.callbacks(from));
    assertThat(values.expired()).isEqualTo(recount.expired(from));
    assertThat(values.serviceLevel().numerator()).isEqualTo(recount.answeredInTime(from, TARGET));
    assertThat(values.serviceLevel().denominator())
        .isEqualTo(recount.answered(from) + recount.abandoned(from));
  }

  private static Wallboard board(FilledSchema schema) {
    return board(schema, new MinuteFigures());
  }

  private static Wallboard board(FilledSchema schema, MinuteFigures kept) {
    return schema
        .jdbi()
        .inTransaction(
            handle -> WallboardReport.read(handle, new DomainId(DayOfContacts.DOMAIN), NOW, kept));
  }
}
