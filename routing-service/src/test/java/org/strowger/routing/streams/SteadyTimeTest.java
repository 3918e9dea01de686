package org.strowger.routing.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("TR90: the router's time never goes back")
class SteadyTimeTest {

  private static final long HOUR = 3_600_000;

  private long wall = 10 * HOUR;
  private long elapsed;
  private final SteadyTime time = new SteadyTime(() -> wall, () -> elapsed);

  @Test
  void shouldFollowTheClockWhileItIsRight() {
    // when
    pass(1_500);
    wall += 400; // slewed

    // then
    assertThat(time.milliseconds()).isEqualTo(wall);
    assertThat(time.isAhead()).isFalse();
  }

  @Test
  void shouldGoOnByElapsedTimeWhenTheClockIsSetBack() {
    // given
    long before = time.milliseconds();

    // when
    wall -= HOUR;
    long atOnce = time.milliseconds();
    pass(20_000);

    // then
    assertThat(atOnce).isEqualTo(before);
    assertThat(time.milliseconds()).isEqualTo(before + 20_000);
    assertThat(time.isAhead()).isTrue();
  }

  @Test
  void shouldLoseNothingWhenItIsAskedAllTheTime() {
    // given
    wall -= HOUR;
    long before = time.milliseconds();

    // when
    for (int i = 0; i < 10_000; i++) {
      elapsed += 100_000; // a tenth of a millisecond
      time.milliseconds();
    }

    // then
    assertThat(time.milliseconds()).isEqualTo(before + 1_000);
  }

  @Test
  void shouldFollowTheClockAgainOnceItHasCaughtUp() {
    // given
    wall -= HOUR;
    time.milliseconds();

    // when
    pass(5_000);
    wall += HOUR;

    // then
    assertThat(time.milliseconds()).isEqualTo(wall);
    assertThat(time.isAhead()).isFalse();
  }

  @Test
  void shouldStandStillForAStepWithinTheTolerance() {
    // given
    long before = time.milliseconds();

    // when
    wall -= 900;

    // then
    assertThat(time.milliseconds()).isEqualTo(before);
    assertThat(time.isAhead()).isFalse();
    pass(2_000);
    assertThat(time.milliseconds()).isEqualTo(wall);
  }

  private void pass(long millis) {
    wall += millis;
    elapsed += millis * 1_000_000;
  }
}
