package org.strowger.gateway.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("TR71: a language tag has registered subtags only")
class WrittenLanguageTagTest {

  @ParameterizedTest
  @CsvSource({
    "de,de",
    "DE_at,de-AT",
    "zh-hant-tw,zh-Hant-TW",
    "es-419,es-419",
    "yue,yue",
    "gsw-CH,gsw-CH",
    "sr-Cyrl,sr-Cyrl",
    "de-DE-1996,de-DE",
    "de-41111111-11111111,de",
    "de-x-41111111-11111111,de",
    "en-u-ca-41111111-11111111,en",
    "fr-QX,fr",
    "fr-Qqqx-FR,fr-FR",
  })
  void shouldReadRegisteredSubtags_TR71(String given, String tag) {
    assertThat(WrittenLanguage.tag(given)).hasValue(tag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "qzx", "und", "x-card", "4111111111111111", "german", "x-41111111-11111111"})
  void shouldReadNothingElse_TR71(String given) {
    assertThat(WrittenLanguage.tag(given)).isEmpty();
  }
}
