package org.strowger.gateway.phone.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberSpellingTest {

  private final NumberSpelling anywhere = new NumberSpelling(NumberSpelling.NOWHERE);
  private final NumberSpelling germany = new NumberSpelling("DE");

  @ParameterizedTest
  @CsvSource({
    "+493012345, +493012345",
    "00493012345, +493012345",
    "+49 (30) 123-45, +493012345",
    "030.12345, 03012345",
    "alice, alice"
  })
  void shouldSpellANumberInOneWay(String given, String expected) {
    assertThat(anywhere.of(given)).contains(expected);
  }

  @ParameterizedTest
  @DisplayName("TR21: a number is one number, however it is written")
  @ValueSource(
      strings = {
        "+493012345678",
        "00493012345678",
        "493012345678",
        "%2B493012345678",
        "+49-30-12345678",
        "+49.30.1234.5678",
        "+49%20(30)%2012345678",
        "+49(0)3012345678",
        "+493012345678;npdi=yes",
        "+493012345678;npdi;rn=+4930",
        "+493012345678;isub=1411",
        "03012345678",
        "030/12345678",
        "12345678;phone-context=+4930",
        "3012345678;phone-context=+49"
      })
  void shouldKnowANumberInAllItsForms_TR21(String given) {
    assertThat(germany.of(given)).contains("+493012345678");
  }

  @ParameterizedTest
  @DisplayName("TR21: numbers of other countries, short numbers and names stay what they are")
  @CsvSource({
    "+12125550123, +12125550123",
    "0012125550123, +12125550123",
    "+393312345678, +393312345678",
    "+390612345678, +390612345678",
    "1002, 1002",
    "support-de, support-de",
    "%73upport, support"
  })
  void shouldNotTakeOneNumberForAnother_TR21(String given, String expected) {
    assertThat(germany.of(given)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"anonymous", "Restricted", "unavailable", "", "<script>", "a b", "%zz", "%00"})
  void shouldNotInventANumber(String given) {
    assertThat(anywhere.of(given)).isEmpty();
  }

  @Test
  void shouldBearNone() {
    assertThat(anywhere.of(null)).isEmpty();
  }

  @Test
  void shouldRefuseARegionThatIsNone() {
    assertThatThrownBy(() -> new NumberSpelling("Germany"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected strowger.gateway.phone-region");
  }
}
