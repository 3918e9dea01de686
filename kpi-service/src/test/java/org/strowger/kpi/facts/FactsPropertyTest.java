package org.strowger.kpi.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.kpi.KpiSchema;

class FactsPropertyTest {

  private static final Instant EVENING = Instant.parse("2026-03-01T23:30:00Z");
  private static final int BATCH = 50;
  private static final List<String> FACTS_OF_BOTH_TOPICS =
      List.of(
          "contact",
          "segment",
          "offer",
          "assignment",
          "agent_state",
          "callback_attempt",
          "consult",
          "deferral",
          "call_leg",
          "hold",
          "customer_presence",
          "wait_forecast");

  @RepeatedTest(3)
  @DisplayName("Z5: a projection from a disordered log is complete and the same")
  void shouldGiveTheSameRowsInAnyOrderAndWithRepetitions(RepetitionInfo repetition) {
    // given
    long seed = Long.getLong("seed", 1_000L + repetition.getCurrentRepetition());
    var day = DayOfContacts.random(seed, 100, EVENING);
    ConsultsOfDay.random(day, seed, 30, EVENING);
    WaitsOfDay.random(day, seed, 30, EVENING);
    List<Message<ChannelFact>> calls = CallsOfDay.random(seed, day).log();
    var random = new Random(seed);

    // when
    FactsChecksum expected = fill(1, day.log(), calls);
    FactsChecksum found = fill(BATCH, disordered(day.log(), random), disordered(calls, random));

    // then
    assertThat(found).as("seed %d", seed).isEqualTo(expected);
    assertThat(expected.tables())
        .filteredOn(table -> FACTS_OF_BOTH_TOPICS.contains(table.table()))
        .hasSameSizeAs(FACTS_OF_BOTH_TOPICS)
        .allSatisfy(table -> assertThat(table.rows()).as(table.table()).isPositive());
  }

  private static <T> List<T> disordered(List<T> ordered, Random random) {
    var disordered = new ArrayList<>(ordered);
    ordered.stream().filter(_ -> random.nextInt(3) == 0).forEach(disordered::add);
    Collections.shuffle(disordered, random);
    return disordered;
  }

  private static FactsChecksum fill(
      int batch, List<Message<RoutingEvent>> log, List<Message<ChannelFact>> calls) {
    Jdbi jdbi = KpiSchema.create();
    var facts = new Facts();
    inBatches(jdbi, batch, FilledSchema.received(log, DayOfContacts::position), facts::onRouting);
    inBatches(jdbi, batch, FilledSchema.received(calls, CallsOfDay::position), facts::onChannel);
    return jdbi.inTransaction(
        handle -> FactsChecksum.read(handle, new DomainId(DayOfContacts.DOMAIN)));
  }

  private static <T> void inBatches(
      Jdbi jdbi, int size, List<T> log, BiConsumer<Handle, List<T>> take) {
    for (int from = 0; from < log.size(); from += size) {
      List<T> batch = log.subList(from, Math.min(log.size(), from + size));
      jdbi.useTransaction(handle -> take.accept(handle, batch));
    }
  }
}
