package org.strowger.routing.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

  private final IsoTime times = new IsoTime();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T09:00:00Z",
        "2026-03-02T09:00:00.001Z",
        "2026-03-02T09:00:00.010Z",
        "2026-03-02T09:00:00.100Z",
        "2026-03-02T09:00:00.999Z",
        "2026-03-02T09:00:00.000001Z",
        "2026-03-02T09:00:00.123456789Z",
        "1969-12-31T23:59:59.999Z",
        "1970-01-01T00:00:00Z",
        "+12026-03-02T09:00:00.020Z",
        "-0001-03-02T09:00:00.020Z"
      })
  void shouldWriteWhatInstantsWrite(String text) {
    assertThat(times.of(Instant.parse(text))).isEqualTo(text);
  }

  @Test
  void shouldNotMixUpTheSecondsItWroteBefore() {
    // given
    var random = new Random(7);
    Instant now = Instant.parse("2026-12-31T23:59:50Z");

    for (int i = 0; i < 2_000; i++) {
      // when
      now = now.plusMillis(random.nextInt(1_500) - 500L);

      // then
      assertThat(times.of(now)).isEqualTo(now.toString());
    }
  }
}
