package org.strowger.servicekit.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.problem.Problem;

/**
 * What somebody looks for: all of its words must be in a text, the last one by its start. It is
 * measured before anything is asked of the database.
 */
public final class SearchQuery {

  /** Characters that a query may have. */
  public static final int LONGEST = 200;

  /** Words that a query may have. */
  public static final int MOST_WORDS = 8;

  private static final int SHORTEST_START = 2;

  private final String text;
  private final List<SearchTerm> terms;

  private SearchQuery(String text, List<SearchTerm> terms) {
    this.text = text;
    this.terms = List.copyOf(terms);
  }

  /**
   * Reads a query.
   *
   * @throws Problem 400 when it is too long or has no word
   */
  public static SearchQuery of(@Nullable String text) {
    if (text == null || text.length() > LONGEST) {
      throw refused("at most " + LONGEST + " characters");
    }
    List<SearchTerm> terms = SearchTerm.of(text);
    if (terms.isEmpty()) {
      throw refused("a word");
    }
    if (terms.size() > MOST_WORDS) {
      throw refused("at most " + MOST_WORDS + " words");
    }
    return new SearchQuery(text.strip(), terms);
  }

  private static Problem refused(String expected) {
    return Problem.badRequest(
        "invalid_query", "Expected a query of " + expected + " but found another");
  }

  /** As it was written, without spaces around it. */
  public String text() {
    return text;
  }

  /** Its folded words. */
  public List<String> words() {
    return terms.stream().map(SearchTerm::folded).toList();
  }

  /** What PostgreSQL finds texts by, in which the words may have forms of these languages. */
  public SearchPattern in(Handle handle, Collection<String> languages) {
    Map<String, Set<String>> stems = stems(handle, TextLanguage.dictionaries(languages));
    var conditions = new ArrayList<String>();
    for (int i = 0; i < terms.size(); i++) {
      SearchTerm term = terms.get(i);
      conditions.add(condition(term, i == terms.size() - 1, stems));
    }
    Set<String> marked = new LinkedHashSet<>(words());
    stems.values().forEach(marked::addAll);
    return new SearchPattern(String.join(" & ", conditions), List.copyOf(marked));
  }

  private static String condition(SearchTerm term, boolean last, Map<String, Set<String>> stems) {
    List<String> lexemes = term.lexemes();
    if (term.unspaced()) {
      String start = lexemes.size() == 1 && term.folded().equals(lexemes.getFirst()) ? ":*" : "";
      return lexemes.stream().map(pair -> "'" + pair + "'" + start).collect(and());
    }
    String word = lexemes.getFirst();
    String start = last && word.length() >= SHORTEST_START ? ":*" : "";
    Set<String> forms = new LinkedHashSet<>();
    forms.add("'" + word + "'" + start);
    stems.getOrDefault(word, Set.of()).forEach(stem -> forms.add("'" + stem + "'"));
    return "(" + String.join(" | ", forms) + ")";
  }

  private static Collector<CharSequence, ?, String> and() {
    return Collectors.joining(" & ", "(", ")");
  }

  private Map<String, Set<String>> stems(Handle handle, List<String> dictionaries) {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    List<String> spaced =
        terms.stream()
            .filter(term -> !term.unspaced())
            .map(term -> term.lexemes().getFirst())
            .toList();
    if (spaced.isEmpty() || dictionaries.isEmpty()) {
      return found;
    }
    handle
        .createQuery(
            "select w, s from unnest(string_to_array(:words, ' ')) w,"
                + " unnest(string_to_array(:dictionaries, ' ')) d,"
                + " unnest(ts_lexize(cast(d as regdictionary), w)) s where s <> w")
        .bind("words", String.join(" ", spaced))
        .bind("dictionaries", String.join(" ", dictionaries))
        .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(
            entry ->
                found
                    .computeIfAbsent(entry.getKey(), _ -> new LinkedHashSet<>())
                    .add(entry.getValue()));
    return found;
  }
}
