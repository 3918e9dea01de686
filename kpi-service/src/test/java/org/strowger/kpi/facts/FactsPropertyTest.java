package org.strowger.kpi.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.kpi.KpiSchema;

class FactsPropertyTest {

  private static final Instant EVENING = Instant.parse("2026-03-01T23:30:00Z");
  private static final int BATCH = 50;

  @RepeatedTest(3)
  @DisplayName("Z5: a projection from a disordered log is complete and the same")
  void shouldGiveTheSameRowsInAnyOrderAndWithRepetitions(RepetitionInfo repetition) {
    // given
    long seed = Long.getLong("seed", 1_000L + repetition.getCurrentRepetition());
    List<Message<RoutingEvent>> ordered = DayOfContacts.random(seed, 60, EVENING).log();
    var disordered = new ArrayList<>(ordered);
    var random = new Random(seed);
    ordered.stream().filter(_ -> random.nextInt(3) == 0).forEach(disordered::add);
    Collections.shuffle(disordered, random);

    // when
    FactsChecksum expected = fill(ordered);
    FactsChecksum found = fill(disordered);

    // then
    assertThat(found).as("seed %d", seed).isEqualTo(expected);
    assertThat(expected.tables()).anySatisfy(table -> assertThat(table.rows()).isGreaterThan(50));
  }

  private static FactsChecksum fill(List<Message<RoutingEvent>> log) {
    Jdbi jdbi = KpiSchema.create();
    var facts = new Facts();
    for (int from = 0; from < log.size(); from += BATCH) {
      List<Message<RoutingEvent>> batch = log.subList(from, Math.min(log.size(), from + BATCH));
      jdbi.useTransaction(
          handle ->
              batch.forEach(
                  message -> facts.onRouting(handle, message, DayOfContacts.position(message))));
    }
    return jdbi.inTransaction(
        handle -> FactsChecksum.read(handle, new DomainId(DayOfContacts.DOMAIN)));
  }
}
