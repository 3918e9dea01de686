package org.strowger.kpi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.kpi.facts.DayOfContacts.shows;
import static org.strowger.kpi.facts.PlanOfDay.applied;
import static org.strowger.kpi.facts.PlanOfDay.onRoster;
import static org.strowger.kpi.facts.PlanOfDay.queue;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.kpi.facts.CallsOfDay;
import org.strowger.kpi.facts.DayOfContacts;
import org.strowger.kpi.facts.FilledSchema;
import org.strowger.kpi.query.AsOf;

class WallboardRecountTest {

  private static final Instant MORNING = Instant.parse("2026-03-02T05:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");
  private static final int TARGET = 20;

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
    return schema
        .jdbi()
        .inTransaction(
            handle ->
                WallboardReport.read(handle, new DomainId(DayOfContacts.DOMAIN), AsOf.now(NOW)));
  }
}
