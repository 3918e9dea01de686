package org.strowger.routing.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RouterProbeTest {

  private final List<Integer> asked = new ArrayList<>();
  private @Nullable Map<Integer, Long> committed;
  private long now = Duration.ofDays(1).toNanos();
  private final RouterProbe probe = new RouterProbe(() -> committed, asked::add);

  @Test
  void shouldNotAnswerWhileItOnlyRuns() {
    // when
    committed = new HashMap<>(Map.of(0, 0L, 1, 7L));
    lookAfter(Duration.ZERO);
    lookAfter(Duration.ofSeconds(1));

    // then
    assertThat(asked).containsExactlyInAnyOrder(0, 1);
    assertThat(probe.answered()).isFalse();
  }

  @Test
  void shouldHaveAnsweredOnceEachPartitionHasCommittedFurther() {
    // given
    committed = new HashMap<>(Map.of(0, 0L, 1, 7L));
    lookAfter(Duration.ZERO);

    // when
    committed.put(0, 1L);
    lookAfter(Duration.ofSeconds(1));
    assertThat(probe.answered()).isFalse();
    committed.put(1, 8L);
    lookAfter(Duration.ofSeconds(1));

    // then
    assertThat(probe.answered()).isTrue();
  }

  @Test
  void shouldFailWhenAQuestionStaysOpen() {
    // given
    committed = new HashMap<>(Map.of(0, 0L));
    lookAfter(Duration.ZERO);
    committed.put(0, 1L);
    lookAfter(Duration.ofSeconds(1));

    // when
    lookAfter(RouterProbe.IDLE.plusSeconds(1));
    assertThat(asked).hasSize(2);
    assertThat(probe.answered()).isTrue();
    lookAfter(RouterProbe.PATIENCE);

    // then
    assertThat(probe.answered()).isFalse();
    committed.put(0, 2L);
    lookAfter(Duration.ofSeconds(1));
    assertThat(probe.answered()).isTrue();
  }

  @Test
  void shouldAskAgainWhenTheQuestionMayBeLost() {
    // given
    committed = new HashMap<>(Map.of(0, 0L));
    lookAfter(Duration.ZERO);

    // when
    lookAfter(RouterProbe.PATIENCE.plusSeconds(1));

    // then
    assertThat(asked).containsExactly(0, 0);
  }

  @Test
  void shouldAnswerForNothingAsOneThatFollows() {
    // when
    committed = Map.of();
    lookAfter(Duration.ZERO);

    // then
    assertThat(asked).isEmpty();
    assertThat(probe.answered()).isTrue();
  }

  @Test
  void shouldNotAnswerBeforeItRuns() {
    // when
    lookAfter(Duration.ZERO);

    // then
    assertThat(probe.answered()).isFalse();
  }

  private void lookAfter(Duration time) {
    now += time.toNanos();
    probe.look(now);
  }
}
