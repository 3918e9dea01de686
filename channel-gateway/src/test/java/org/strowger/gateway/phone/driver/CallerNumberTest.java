package org.strowger.gateway.phone.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerNumberTest {

  @ParameterizedTest
  @CsvSource({
    "+493012345, +493012345",
    "00493012345, +493012345",
    "+49 (30) 123-45, +493012345",
    "030.12345, 03012345",
    "alice, alice"
  })
  void shouldSpellANumberInOneWay(String given, String expected) {
    assertThat(CallerNumber.of(given)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"anonymous", "Restricted", "unavailable", "", "<script>", "a b"})
  void shouldNotInventANumber(String given) {
    assertThat(CallerNumber.of(given)).isEmpty();
  }

  @Test
  void shouldBearNone() {
    assertThat(CallerNumber.of(null)).isEmpty();
  }
}
