package org.strowger.servicekit.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PulseTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  @DisplayName("TR93: a neighbour that hangs is told of, and who asks does not hang with it")
  void shouldNotHangWithItsNeighbour() {
    // given
    var hangs = new AtomicBoolean();
    var forever = new CountDownLatch(1);
    try (var pulse =
        new Pulse(
            "neighbour",
            () -> {
              if (hangs.get()) {
                forever.await();
              }
            })) {
      await().atMost(PATIENCE).until(pulse::beats);

      // when
      hangs.set(true);

      // then
      await().atMost(PATIENCE).until(() -> !pulse.beats());
      forever.countDown();
      await().atMost(PATIENCE).until(pulse::beats);
    }
  }

  @Test
  void shouldNotBeatBeforeTheFirstAnswer() {
    try (var pulse =
        new Pulse(
            "neighbour",
            () -> {
              throw new IllegalStateException("Expected an answer but there is none");
            })) {
      assertThat(pulse.beats()).isFalse();
    }
  }
}
