package org.strowger.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "A-z.0_9:-",
        "0123456789012345678901234567890123456789012345678901234567890123"
      })
  void shouldAllowShortPrintableIds(String value) {
    assertThat(new ContactId(value)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a/b",
        "jo@example.org",
        "ä",
        "a\n",
        "01234567890123456789012345678901234567890123456789012345678901234"
      })
  void shouldRefuseOthersWithoutRepeatingThem(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContactId(value))
        .withMessageStartingWith("Expected a contact id of")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("jo@", "0123456789012345678"));
  }

  @Test
  void shouldReadBackAnOfferId() {
    // given
    var id = new OfferId(new ContactId("c-1"), 12);

    // then
    assertThat(id).hasToString("c-1~12");
    assertThat(OfferId.parse("c-1~12")).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c-1", "~1", "c-1~", "c-1~x", "c-1~0", "c-1~-1"})
  void shouldRefuseWhatIsNoOfferId(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> OfferId.parse(text));
  }

  @Test
  void shouldOrderOffersByAttempt() {
    // given
    var second = new OfferId(new ContactId("c"), 2);
    var tenth = new OfferId(new ContactId("c"), 10);

    // then
    assertThat(second).isLessThan(tenth);
  }
}
