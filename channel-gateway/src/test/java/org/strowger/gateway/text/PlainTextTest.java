package org.strowger.gateway.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("TR6: a line keeps what joins its letters")
class PlainTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "👩‍💻 at work",
        "👨‍👩‍👧‍👦",
        "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
        "می‌خواهم",
        "क्‍ष",
        "❤️"
      })
  void shouldKeepJoiners_TR6(String text) {
    assertThat(PlainText.line(text)).isEqualTo(text);
    assertThat(PlainText.body(text)).isEqualTo(text);
  }

  @Test
  void shouldStripWhatTurnsOthersRound_TR6() {
    assertThat(PlainText.line("a\u202eb\u202dc")).isEqualTo("abc");
  }

  @Test
  void shouldHideNothingInTheNameOfAFile() {
    assertThat(PlainText.fileName("a\u202egpj.e\u200dxe\u200b", "x")).isEqualTo("agpj.exe");
  }

  @Test
  void shouldCutNoCharacterInTwo_TR6() {
    assertThat(PlainText.line("x".repeat(997) + "🎁")).isEqualTo("x".repeat(997));
    assertThat(PlainText.atMost("a🎁b", 2)).isEqualTo("a");
    assertThat(PlainText.atMost("a🎁b", 3)).isEqualTo("a🎁");
  }
}
