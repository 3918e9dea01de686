package org.strowger.gateway.email.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("TR6: headers carry any character")
class EncodedWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Re: 🎁 Geschenk",
        "Grüße aus Köln",
        "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦 eine lange Zeile mit vielen Wörtern",
        "می‌خواهم",
        "=?utf-8?Q?no_word?=",
        "我的订单没有到我的订单没有到我的订单没有到我的订单没有到"
      })
  void shouldComeBackAsTheyWent_TR6(String text) {
    String encoded = EncodedWords.encode(text);

    assertThat(EncodedWords.decode(encoded.replace("\n", ""))).isEqualTo(text);
    assertThat(encoded.lines()).allMatch(line -> line.length() <= 76);
    for (String word : List.of(encoded.split("\n "))) {
      assertThat(EncodedWords.decode(word)).doesNotContain("\ufffd");
    }
  }

  @Test
  void shouldLeaveAsciiAsItIs_TR6() {
    assertThat(EncodedWords.encode("Re: Order = 4711?")).isEqualTo("Re: Order = 4711?");
  }
}
