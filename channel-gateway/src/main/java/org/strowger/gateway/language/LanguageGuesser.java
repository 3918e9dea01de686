package org.strowger.gateway.language;

import com.github.pemistahl.lingua.api.IsoCode639_1;
import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.strowger.contracts.routing.ContactLanguage;

/** Guesses the language of a text among a few; its models are loaded once, in the background. */
public final class LanguageGuesser {

  private static final int LONGEST = 1_000;
  private static final int ENOUGH_WORDS = 3;
  private static final int ENOUGH_LETTERS = 15;
  private static final Pattern NOT_LANGUAGE =
      Pattern.compile("https?://\\S+|www\\.\\S+|\\S+@\\S+|\\S*\\d\\S*|[#_*>|]+");
  private static final Pattern OTHER_SCRIPT =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsArabic}\\p{IsCyrillic}]");

  private final CompletableFuture<Optional<LanguageDetector>> detector;

  /**
   * @param languages ISO 639-1 codes; below two there is nothing to guess
   */
  public LanguageGuesser(Collection<String> languages) {
    IsoCode639_1[] codes =
        languages.stream()
            .map(language -> IsoCode639_1.valueOf(language.strip().toUpperCase(Locale.ROOT)))
            .distinct()
            .toArray(IsoCode639_1[]::new);
    this.detector = CompletableFuture.supplyAsync(() -> load(codes));
  }

  /** The most likely language; empty when the text is too short to tell. */
  public Optional<ContactLanguage> guess(String text) {
    String sample = sample(text);
    return tellable(sample)
        ? detector.join().flatMap(it -> best(it.computeLanguageConfidenceValues(sample)))
        : Optional.empty();
  }

  private static Optional<LanguageDetector> load(IsoCode639_1[] codes) {
    if (codes.length < 2) {
      return Optional.empty();
    }
    LanguageDetector loaded =
        LanguageDetectorBuilder.fromIsoCodes639_1(codes)
            .withLowAccuracyMode()
            .withPreloadedLanguageModels()
            .build();
    return Optional.of(loaded);
  }

  private static Optional<ContactLanguage> best(Map<Language, Double> confidences) {
    return confidences.entrySet().stream()
        .filter(entry -> entry.getKey() != Language.UNKNOWN && entry.getValue() > 0)
        .max(Map.Entry.comparingByValue())
        .map(
            entry ->
                new ContactLanguage(
                    entry.getKey().getIsoCode639_1().toString(),
                    ContactLanguage.Source.DETECTED,
                    (int) Math.round(entry.getValue() * 100)));
  }

  private static String sample(String text) {
    String start = text.substring(0, Math.min(text.length(), 4 * LONGEST));
    String words = NOT_LANGUAGE.matcher(start).replaceAll(" ").replaceAll("\\s+", " ").strip();
    return words.substring(0, Math.min(words.length(), LONGEST));
  }

  private static boolean tellable(String sample) {
    long letters = sample.codePoints().filter(Character::isLetter).count();
    long words =
        sample.isEmpty()
            ? 0
            : Pattern.compile(" ")
                .splitAsStream(sample)
                .filter(word -> word.codePoints().anyMatch(Character::isLetter))
                .count();
    return words >= ENOUGH_WORDS
        || letters >= ENOUGH_LETTERS
        || OTHER_SCRIPT.matcher(sample).find();
  }
}
