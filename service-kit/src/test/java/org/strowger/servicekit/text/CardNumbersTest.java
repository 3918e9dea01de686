package org.strowger.servicekit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          6759649826438453                    | 675964******8453
          6200000000000005                    | 620000******0005
          6304 0000 0000 0000                 | 6304 00** **** 0000
          2223003122003222                    | 222300******3222
          6011 0009 9013 9424                 | 6011 00** **** 9424
          36006666333344                      | 360066****3344
          4444_3333_2222_1111                 | 4444_33**_****_1111
          4000\u200b0566\u200b5566\u200b5556    | 4000\u200b05**\u200b****\u200b5556
          ٤١١١١١١١١١١١١١١١                    | ٤١١١١١******١١١١
          my card number is 4222222222222     | my card number is 422222***2222
          Karte4111111111111111, 12/27, 123   | Karte411111******1111, 12/27, 123
          card=+4111111111111111              | card=+411111******1111
          +49 30 1234567 4111 1111 1111 1111  | +49 30 1234567 4111 11** **** 1111
          """)
  @DisplayName("TR71: card numbers of every scheme, script and spelling are masked")
  void shouldMaskEverySpelling_TR71(String text, String expected) {
    assertThat(CardNumbers.redact(text)).isEqualTo(expected);
  }

  @Test
  @DisplayName("TR71: digits beyond the basic plane are masked too")
  void shouldMaskMathematicalDigits_TR71() {
    String text = "4111111111111111".replaceAll("1", "\uD835\uDFCF");

    assertThat(CardNumbers.redact(text)).endsWith("******" + "\uD835\uDFCF".repeat(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-9223372036854775808",
        "9223372036854775807",
        "tweet 1860000000000000000-4111111111111111222",
        "EAN 4006381333931, 4012345678901 and 4210000526429",
        "order 20261130411111111111111100",
        "+4915112345678",
        "+49 (151) 1234 5678 9012",
        "0049 30 1234 5678 9012",
        "parcel 00340434161094042557, 1Z999AA10123456784, RR123456785DE, JJD000390007827123456",
        "GB29 NWBK 6016 1331 9268 19",
        "FR1420041010050500013M02606",
        "BE68539007547034",
        "LT12 1000 0111 0100 1000",
        "IMEI 356938035643809, SIM 8949020000001234567",
        "2026-11-30T10:15:30.123456789Z",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "378282246310006",
      })
  @DisplayName("TR71: what only looks like one stays")
  void shouldLeaveWhatOnlyLooksLikeOne_TR71(String text) {
    assertThat(CardNumbers.redact(text)).isSameAs(text);
  }

  @Test
  @DisplayName("TR71: no id that a program draws at random is taken for a card number")
  void shouldLeaveRandomIdsAlone_TR71() {
    var random = new Random(71);
    for (int i = 0; i < 300_000; i++) {
      var id = new UUID(random.nextLong(), random.nextLong());
      assertThat(CardNumbers.present(id.toString())).as("%s", id).isFalse();
      assertThat(CardNumbers.present("ct-" + id.toString().replace("-", ""))).isFalse();
    }
    assertThat(CardNumbers.present("41111111-1111-1111-0000-000000000000")).isTrue();
  }

  @Test
  @DisplayName("TR71: of random ids of 19 digits hardly one in a hundred is masked")
  void shouldRarelyMistakeAnId_TR71() {
    var random = new Random(71);
    long mistaken =
        random
            .longs(100_000, 1_000_000_000_000_000_000L, Long.MAX_VALUE)
            .filter(id -> CardNumbers.present(Long.toString(id)))
            .count();

    assertThat(mistaken).isLessThan(1_500);
  }
}
