package org.strowger.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

  private static final long SEED = 20_261_122;
  private static final long YEAR = 365L * 86_400;

  @Test
  void shouldWriteAndReadWhatTheJdkDoes() {
    // given
    var random = new Random(SEED);
    int[] units = {1, 1_000, 1_000_000, 1_000_000_000};

    for (int i = 0; i < 100_000; i++) {
      long years = List.of(100_000, 12_000, 100).get(i % 3);
      long second = random.nextLong(-years * YEAR, years * YEAR);
      int unit = units[random.nextInt(units.length)];
      int nanos = random.nextInt(1_000_000_000);
      Instant instant = Instant.ofEpochSecond(second, nanos - nanos % unit);

      // when
      String text = InstantText.write(instant);

      // then
      assertThat(text).isEqualTo(instant.toString());
      assertThat(InstantText.read(text)).isEqualTo(instant);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T09:00:00.5Z",
        "2026-03-02T09:00:00.12345Z",
        "2026-03-02T09:00:00.Z",
        "2026-03-02T10:00:00+01:00",
        "2026-03-02T09:00:00.000Z",
        "2026-03-02T24:00:00Z",
        "2024-02-29T09:00:00Z",
        "2026-12-31T23:59:60Z",
        "+12026-03-02T09:00:00Z"
      })
  void shouldReadOtherFormsToo(String text) throws IOException {
    // when, then
    assertThat(InstantText.read(text)).isEqualTo(Instant.parse(text));
    assertThat(Json.LOG.readValue('"' + text + '"', Instant.class)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-03-02T09:00:00",
        "2026-03-02T09:00:00.1x3Z",
        "2026-03-02T09:00:00,123Z",
        "2026-03-02T09:00:0xZ",
        "2026-03-02T09:00:99Z",
        "2026-02-29T09:00:00Z",
        "2026-13-01T09:00:00Z",
        "2026-00-01T09:00:00Z",
        "2026-03-00T09:00:00Z",
        "2026-03-02 09:00:00Z",
        "2026-03-02T09:60:00Z",
        "2026-03-02T25:00:00Z",
        "2026-03-02T09:00:00.-12Z"
      })
  void shouldRefuseWhatIsNoInstant(String text) {
    // when, then
    assertThatThrownBy(() -> InstantText.read(text)).isInstanceOf(DateTimeParseException.class);
  }
}
