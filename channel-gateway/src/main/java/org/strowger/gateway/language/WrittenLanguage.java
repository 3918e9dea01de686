package org.strowger.gateway.language;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.ContactLanguage.Source;

/**
 * What is known of a message's language, from the strongest hint to the weakest: what the customer
 * chose, what she wrote, what her browser, mailer or phone says of itself.
 *
 * @param chosen by the customer for this message
 * @param stored with the customer
 * @param hinted by the channel, e.g. Content-Language
 * @param usual at the entry point, when nothing else tells it
 */
public record WrittenLanguage(
    @Nullable String chosen,
    @Nullable String stored,
    @Nullable String hinted,
    @Nullable String usual) {

  private static final int HINT_CONFIDENCE = 80;

  /** From here on a text says more than the program it was written in. */
  private static final int SURE = 60;

  /** Of a message that says nothing of its language but what its channel hints at. */
  public static WrittenLanguage ofHint(@Nullable String hinted) {
    return new WrittenLanguage(null, null, hinted, null);
  }

  /** The same, of a customer whose language is stored. */
  public WrittenLanguage withStored(@Nullable String storedLanguage) {
    return new WrittenLanguage(chosen, storedLanguage, hinted, usual);
  }

  /** The language and what said so; null when nothing does. */
  public @Nullable ContactLanguage orGuess(Supplier<Optional<ContactLanguage>> guess) {
    return known(chosen, Source.EXPLICIT, 100)
        .or(() -> known(stored, Source.CUSTOMER, 100))
        .or(() -> written(guess.get(), known(hinted, Source.CHANNEL_HINT, HINT_CONFIDENCE)))
        .or(() -> known(usual, Source.CHANNEL_HINT, HINT_CONFIDENCE))
        .orElse(null);
  }

  /** A hint of the same language may know the country too. */
  private static Optional<ContactLanguage> written(
      Optional<ContactLanguage> read, Optional<ContactLanguage> hint) {
    return hint.isEmpty()
        ? read
        : read.filter(it -> it.confidencePercent() >= SURE && !same(it, hint.get())).or(() -> hint);
  }

  private static boolean same(ContactLanguage one, ContactLanguage other) {
    return Locale.forLanguageTag(one.tag())
        .getLanguage()
        .equals(Locale.forLanguageTag(other.tag()).getLanguage());
  }

  /** Language, script and region in their usual spelling; empty when it names no language. */
  public static Optional<String> tag(@Nullable String text) {
    return text == null || text.length() > 35
        ? Optional.empty()
        : RegisteredSubtags.read(text.strip().replace('_', '-'));
  }

  private static Optional<ContactLanguage> known(
      @Nullable String text, Source source, int confidence) {
    return tag(text).map(tag -> new ContactLanguage(tag, source, confidence));
  }
}
