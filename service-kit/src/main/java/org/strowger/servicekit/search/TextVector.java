package org.strowger.servicekit.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the index keeps of a text: its folded words, pairs of characters where words are not told
 * apart by spaces, and what PostgreSQL makes of the words by the rules of the text's language.
 *
 * @param lexemes in the form of a {@code tsvector}
 * @param configuration PostgreSQL's name for the language's rules
 * @param words what these rules are applied to; empty when the language is not known
 */
public record TextVector(String lexemes, String configuration, String words) {

  /** The {@code tsvector} of the bound values, see {@link #lexemes}. */
  public static final String SQL =
      "cast(:lexemes as tsvector) || strip(to_tsvector(cast(:configuration as regconfig), :words))";

  private static final int LONGEST_TEXT = 200_000;
  private static final int MOST_TERMS = 5_000;

  /**
   * Of a text.
   *
   * @param language its tag; null when it is not known
   */
  public static TextVector of(String text, @Nullable String language) {
    String start = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    List<SearchTerm> terms = SearchTerm.of(start);
    Set<String> lexemes = new LinkedHashSet<>();
    Set<String> words = new LinkedHashSet<>();
    for (SearchTerm term : terms) {
      if (lexemes.size() >= MOST_TERMS) {
        break;
      }
      lexemes.addAll(term.lexemes());
      if (!term.unspaced()) {
        words.addAll(term.lexemes());
      }
    }
    String configuration = TextLanguage.configuration(language);
    return new TextVector(
        lexemes.isEmpty() ? "" : "'" + String.join("' '", lexemes) + "'",
        configuration,
        configuration.equals(TextLanguage.UNKNOWN) ? "" : String.join(" ", words));
  }
}
