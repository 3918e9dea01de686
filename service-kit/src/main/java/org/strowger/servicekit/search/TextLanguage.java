package org.strowger.servicekit.search;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Languages whose word forms PostgreSQL knows. */
public final class TextLanguage {

  static final String UNKNOWN = "simple";

  private static final Map<String, String> CONFIGURATIONS =
      Map.ofEntries(
          Map.entry("ar", "arabic"),
          Map.entry("hy", "armenian"),
          Map.entry("eu", "basque"),
          Map.entry("ca", "catalan"),
          Map.entry("da", "danish"),
          Map.entry("nl", "dutch"),
          Map.entry("en", "english"),
          Map.entry("fi", "finnish"),
          Map.entry("fr", "french"),
          Map.entry("de", "german"),
          Map.entry("el", "greek"),
          Map.entry("hi", "hindi"),
          Map.entry("hu", "hungarian"),
          Map.entry("id", "indonesian"),
          Map.entry("ga", "irish"),
          Map.entry("it", "italian"),
          Map.entry("lt", "lithuanian"),
          Map.entry("ne", "nepali"),
          Map.entry("no", "norwegian"),
          Map.entry("nb", "norwegian"),
          Map.entry("nn", "norwegian"),
          Map.entry("pt", "portuguese"),
          Map.entry("ro", "romanian"),
          Map.entry("ru", "russian"),
          Map.entry("sr", "serbian"),
          Map.entry("es", "spanish"),
          Map.entry("sv", "swedish"),
          Map.entry("ta", "tamil"),
          Map.entry("tr", "turkish"),
          Map.entry("yi", "yiddish"));

  private TextLanguage() {}

  /** PostgreSQL's name for the rules of a language. */
  static String configuration(@Nullable String tag) {
    return tag == null
        ? UNKNOWN
        : CONFIGURATIONS.getOrDefault(Locale.forLanguageTag(tag).getLanguage(), UNKNOWN);
  }

  /** PostgreSQL's names for what finds the stems of words in these languages. */
  static List<String> dictionaries(Collection<String> tags) {
    return tags.stream()
        .map(tag -> CONFIGURATIONS.get(Locale.forLanguageTag(tag).getLanguage()))
        .filter(Objects::nonNull)
        .distinct()
        .map(configuration -> configuration + "_stem")
        .toList();
  }
}
