package org.strowger.simulation.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** All commands in random order, checked after each; a failure prints its shortest history. */
class SimulationTest {

  private static final int COMMANDS = 200;
  private static final int ENOUGH_FOR_ALL = 1_000;

  @Test
  @DisplayName(
      "C10, C11, R3, R14: nothing stuck, nothing lost, nobody overloaded, whatever happens")
  void shouldKeepAllLaws() {
    // given
    int seeds = Integer.getInteger("simulation.seeds", 60);
    long first = Long.getLong("simulation.first", 1);

    // when
    Simulations run = Simulations.run(first, seeds, COMMANDS);

    // then
    assertThat(run.broken()).as(() -> shortest(run)).isNull();
    if (seeds >= ENOUGH_FOR_ALL) {
      assertThat(run.unseen()).as("never seen in seeds from %d", first).isEmpty();
    }
  }

  private static String shortest(Simulations run) {
    var broken = Objects.requireNonNull(run.broken());
    Broken law = Objects.requireNonNull(broken.broken());
    return new Shrinker(law)
        .shrink(broken.history()).stream()
            .map(History::line)
            .collect(Collectors.joining("\n", law.getMessage() + "\n", ""));
  }
}
