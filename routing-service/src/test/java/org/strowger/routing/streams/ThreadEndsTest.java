package org.strowger.routing.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("TR90: a thread that is replaced again and again does not route")
class ThreadEndsTest {

  private final ThreadEnds ends = new ThreadEnds();

  @Test
  void shouldForgiveAFew() {
    // when
    boolean told = ends.add(0) || ends.add(seconds(1));

    // then
    assertThat(told).isFalse();
    assertThat(ends.tooMany(seconds(2))).isFalse();
  }

  @Test
  void shouldTellOnceThatTheyAreTooMany() {
    // given
    ends.add(0);
    ends.add(seconds(1));

    // when
    boolean third = ends.add(seconds(2));
    boolean fourth = ends.add(seconds(3));

    // then
    assertThat(third).isTrue();
    assertThat(fourth).isFalse();
    assertThat(ends.tooMany(seconds(4))).isTrue();
  }

  @Test
  void shouldForgetThemAfterAWhile() {
    // given
    for (int i = 0; i < 5; i++) {
      ends.add(seconds(i));
    }

    // then
    assertThat(ends.tooMany(seconds(70))).isFalse();
  }

  private static long seconds(long of) {
    return Duration.ofSeconds(of).toNanos();
  }
}
