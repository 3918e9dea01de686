package org.strowger.gateway.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.gateway.conversation.MessageBody;

/** The numbers are those that card schemes publish for tests. */
class CardNumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4111111111111111           | 411111******1111
          4111 1111 1111 1111        | 4111 11** **** 1111
          4111-1111-1111-1111        | 4111-11**-****-1111
          4111.1111.1111.1111        | 4111.11**.****.1111
          4111\u00a01111\u00a01111\u00a01111 | 4111\u00a011**\u00a0****\u00a01111
          ４１１１１１１１１１１１１１１１   | ４１１１１１******１１１１
          378282246310005            | 378282*****0005
          5555555555554444           | 555555******4444
          6011111111111117           | 601111******1117
          3530111333300000           | 353011******0000
          30569309025904             | 305693****5904
          my card 5105105105105100!  | my card 510510******5100!
          """)
  void shouldMaskAllButTheEnds(String text, String expected) {
    assertThat(CardNumbers.redact(text)).isEqualTo(expected);
  }

  @Test
  void shouldMaskOverALineEnd() {
    assertThat(CardNumbers.redact("4111 1111\n1111 1111 and 5555555555554444"))
        .isEqualTo("4111 11**\n**** 1111 and 555555******4444");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Order 4111111111111112",
        "tel. +49 30 1234567890",
        "2026-11-22 10:00:00.000",
        "1Z999AA10123456784",
        "00340434161094000000",
        "DE89 3704 0044 0532 0130 00",
        "no digits"
      })
  void shouldLeaveOtherNumbersAlone(String text) {
    assertThat(CardNumbers.redact(text)).isSameAs(text);
  }

  @Test
  void shouldMaskNumbersInMarkup() {
    var body = new MessageBody("x", "y", null, "<p>4111 1111 <b>ok</b></p><p>4111111111111111</p>");

    assertThat(body.redacted().html()).contains("411111******1111", "<b>ok</b>");
  }

  @Test
  void shouldDropMarkupThatHidesANumber() {
    var body = new MessageBody("x", "y", null, "<p>4111<i> 1111 </i>1111 1111</p>");

    assertThat(body.redacted().html()).isNull();
  }
}
