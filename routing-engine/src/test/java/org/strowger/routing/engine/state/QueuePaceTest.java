package org.strowger.routing.engine.state;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.WaitForecast;

/** The estimator against waits that are known: exponential times between assignments. */
class QueuePaceTest {

  private static final long SEED = 2026;
  private static final int ROUNDS = 4_000;
  private static final double MEAN = 30_000;

  private final Random random = new Random(SEED);

  @Test
  void shouldKeepWhatTheRangePromisesToTheNext() {
    assertCovers(0);
  }

  @Test
  void shouldKeepWhatTheRangePromisesFarBehind() {
    assertCovers(20);
    assertCovers(200);
  }

  /** Half of the waits are within p50 and nine of ten within p90, more or less. */
  private void assertCovers(int ahead) {
    int withinHalf = 0;
    int withinMost = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Instant now = Instant.EPOCH;
      QueuePace pace = QueuePace.first(new QueueId("q"), now);
      for (int sample = 0; sample < 60; sample++) {
        now = now.plusMillis(interval());
        pace = pace.afterAssignment(now, Instant.EPOCH);
      }
      WaitForecast forecast = requireNonNull(pace.forecast(ahead, now, now));
      long wait = 0;
      for (int time = 0; time <= ahead; time++) {
        wait += interval();
      }
      withinHalf += wait <= forecast.p50Seconds() * 1_000L ? 1 : 0;
      withinMost += wait <= forecast.p90Seconds() * 1_000L ? 1 : 0;
    }
    assertThat(withinHalf * 100 / ROUNDS)
        .as("p50, %d ahead, seed %d", ahead, SEED)
        .isBetween(40, 65);
    assertThat(withinMost * 100 / ROUNDS)
        .as("p90, %d ahead, seed %d", ahead, SEED)
        .isBetween(80, 95);
  }

  private long interval() {
    return Math.round(-Math.log(1 - random.nextDouble()) * MEAN);
  }

  @Test
  void shouldStayInItsBoundsWhateverItIsAsked() {
    // given
    QueuePace pace = QueuePace.first(new QueueId("q"), Instant.EPOCH);
    Instant now = Instant.EPOCH;
    for (int i = 0; i < 40; i++) {
      now = now.plusSeconds(i % 2 == 0 ? 0 : 1_000_000);
      pace = pace.afterAssignment(now, Instant.EPOCH);
    }

    // when
    WaitForecast forecast = requireNonNull(pace.forecast(Integer.MAX_VALUE, now, now));

    // then
    assertThat(forecast.p50Seconds()).isPositive();
    assertThat(forecast.p90Seconds()).isGreaterThanOrEqualTo(forecast.p50Seconds());
  }

  @Test
  void shouldNeverBeZero() {
    // given
    QueuePace pace = QueuePace.first(new QueueId("q"), Instant.EPOCH);
    for (int i = 0; i < 40; i++) {
      pace = pace.afterAssignment(Instant.EPOCH, Instant.EPOCH);
    }

    // then
    assertThat(pace.forecast(0, Instant.EPOCH, Instant.EPOCH)).isEqualTo(new WaitForecast(1, 1));
  }
}
