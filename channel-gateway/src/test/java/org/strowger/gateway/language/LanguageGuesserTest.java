package org.strowger.gateway.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.ContactLanguage.Source;

class LanguageGuesserTest {

  private static final LanguageGuesser GUESSER =
      new LanguageGuesser(List.of("en", "de", "fr", "es", "it"));

  @ParameterizedTest
  @CsvSource({
    "de, 'Wo ist mein Paket? Ich warte seit zwei Wochen.'",
    "en, 'Where is my parcel? I have been waiting for two weeks.'",
    "fr, 'Bonjour, où est mon colis ? Je l''attends depuis deux semaines.'",
    "es, '¿Dónde está mi paquete? Lo espero desde hace dos semanas.'",
    "it, 'Dove si trova il mio pacco? Lo aspetto da due settimane.'"
  })
  void shouldTellTheLanguage(String tag, String text) {
    // when
    Optional<ContactLanguage> guess = GUESSER.guess(text);
    // then
    assertThat(guess).map(ContactLanguage::tag).contains(tag);
    assertThat(guess).map(ContactLanguage::source).contains(Source.DETECTED);
    assertThat(guess.orElseThrow().confidencePercent()).isBetween(1, 100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ok",
        "",
        "Order #12345",
        "https://example.org/a/very/long/address/of/something",
        "A1 B2 C3"
      })
  void shouldNotGuessOfTooLittle(String text) {
    assertThat(GUESSER.guess(text)).isEmpty();
  }

  @Test
  void shouldPreferWhatWasSaidToWhatIsGuessed() {
    Optional<ContactLanguage> guess = Optional.of(new ContactLanguage("de", Source.DETECTED, 90));

    assertThat(new WrittenLanguage("fr-ca", "es", "it", null).orGuess(() -> guess))
        .isEqualTo(new ContactLanguage("fr-CA", Source.EXPLICIT, 100));
    assertThat(new WrittenLanguage(null, "es", "it", null).orGuess(() -> guess))
        .isEqualTo(new ContactLanguage("es", Source.CUSTOMER, 100));
    assertThat(new WrittenLanguage("???", null, "it", null).orGuess(Optional::empty))
        .isEqualTo(new ContactLanguage("it", Source.CHANNEL_HINT, 80));
    assertThat(new WrittenLanguage(null, null, null, null).orGuess(() -> guess))
        .isEqualTo(guess.orElseThrow());
    assertThat(new WrittenLanguage(null, null, null, null).orGuess(Optional::empty)).isNull();
  }

  @ParameterizedTest
  @DisplayName("TR14: the text decides, browser and page are hints")
  @CsvSource({
    "en-US, 'Guten Tag, wo bleibt mein Paket?', de",
    "de-DE, 'Guten Tag, wo bleibt mein Paket?', de-DE",
    "fr-CA, 'Bonjour, où est mon colis ?', fr-CA",
    "de, 'Where is my parcel? I have been waiting', en",
    "it, 'ok', it"
  })
  void shouldGoByTheTextBeforeTheHint_TR14(String hinted, String text, String tag) {
    assertThat(new WrittenLanguage(null, null, hinted, null).orGuess(() -> GUESSER.guess(text)))
        .extracting(ContactLanguage::tag)
        .isEqualTo(tag);
  }
}
