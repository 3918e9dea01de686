package org.strowger.simulation.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.strowger.simulation.theory.Batches.Estimate;

/** A short {@code ./strowger bench theory}. */
class TheoryTest {

  private static final long SEED = 1909;
  private static final Offset<Double> EXACTLY = within(1e-9);

  static List<Setting> known() {
    return List.of(Setting.ERLANG_C, Setting.ERLANG_A, Setting.skillBased(6));
  }

  @Test
  @DisplayName("Erlang C by the recursion of Erlang B, which is another way to it")
  void shouldKnowErlangC() {
    // given
    double blocked = 1;
    for (int servers = 1; servers <= 90; servers++) {
      blocked = 84 * blocked / (servers + 84 * blocked);
    }
    double delayed = blocked / (1 - 84 / 90.0 * (1 - blocked));

    // when
    Figures figures = BirthDeath.of(Setting.ERLANG_C);

    // then
    assertThat(figures.delayed()).isCloseTo(delayed, EXACTLY);
    assertThat(figures.meanWait()).isCloseTo(delayed * 600 / (90 - 84), within(1e-6));
  }

  @Test
  @DisplayName("M/M/1/3 by hand: 1, 1/2, 1/4, 1/8 of 15/8")
  void shouldKnowOneAgentWithTwoPlaces() {
    // when
    Figures figures = BirthDeath.of(new Setting("by hand", 1, 1, 1, 0.5, 2, null));

    // then
    assertThat(figures.blocked()).isCloseTo(1 / 15.0, EXACTLY);
    assertThat(figures.delayed()).isCloseTo(6 / 15.0, EXACTLY);
    assertThat(figures.meanWait()).isCloseTo(600 * (4 / 15.0) / (0.5 * 14 / 15.0), EXACTLY);
  }

  @Test
  @DisplayName("Patience as long as a service: M/M/n+M is busy like M/M/∞")
  void shouldKnowErlangAWithTheSameRates() {
    // when
    Figures figures = BirthDeath.of(new Setting("by hand", 1, 1, 2, 3, null, 1.0));

    // then: who finds 2 or more of a Poisson distribution with mean 3 waits
    assertThat(figures.delayed()).isCloseTo(1 - 4 * Math.exp(-3), EXACTLY);
  }

  @Test
  @DisplayName("Two types with an agent each and one place: 9/4 + 3/4 by those who wait")
  void shouldKnowTypesThatShareTheirPlaces() {
    // when
    Figures figures = SharedPlaces.of(new Setting("by hand", 2, 1, 2, 1, 1, null));

    // then
    assertThat(figures.blocked()).isCloseTo(1 / 6.0, EXACTLY);
    assertThat(figures.delayed()).isCloseTo(1 / 4.0, EXACTLY);
    assertThat(figures.meanWait()).isCloseTo(180, EXACTLY);
  }

  @Test
  @DisplayName("TR80: whoever finds her agent free is let in, however many wait for others")
  void shouldBlockWhomTheExactCentreBlocks_TR80() {
    // given
    Setting setting = Setting.skillBased(1);

    // when
    Estimate blocked = Comparison.of(setting, SEED, 50_000).engine().plain(Figures::blocked);

    // then
    assertThat(blocked.value())
        .isCloseTo(SharedPlaces.of(setting).blocked(), within(2 * blocked.halfWidth()));
  }

  @ParameterizedTest
  @MethodSource("known")
  void shouldServeLikeThePlainQueue(Setting setting) {
    // when
    Comparison run = Comparison.of(setting, SEED, 20_000);

    // then
    assertThat(run.alike()).as("customers who met a centre as busy").isEqualTo(20_000);
    if (setting.types() == 1) {
      assertThat(run.same()).as("waited the same to the nanosecond").isEqualTo(20_000);
    }
  }

  @ParameterizedTest
  @MethodSource("known")
  @DisplayName("the plain queue is what the formulas say, within its own interval")
  void shouldMeetTheFormulas(Setting setting) {
    // when
    Batches plain = Comparison.plain(setting, SEED, 5_000_000);

    // then
    for (ToDoubleFunction<Figures> figure :
        List.<ToDoubleFunction<Figures>>of(
            Figures::delayed, Figures::meanWait, Figures::blocked, Figures::abandoned)) {
      Batches.Estimate ours = plain.plain(figure);
      assertThat(ours.value())
          .as("of seed %d", SEED)
          .isCloseTo(
              figure.applyAsDouble(BirthDeath.of(setting)), within(1.5 * ours.halfWidth() + 1e-12));
    }
  }
}
