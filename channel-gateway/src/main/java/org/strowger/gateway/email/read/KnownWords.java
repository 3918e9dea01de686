package org.strowger.gateway.email.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of messages that were really sent. Whoever quotes one gives its words in its order,
 * whatever lines a mailer breaks them into; that order is what is looked for, in one pass.
 */
public final class KnownWords {

  private static final int LONGEST = 100_000;
  private static final int LONG_ENOUGH = 5;
  private static final int MOST_PLACES = 4;
  private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final List<String> words = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final Map<String, List<Integer>> places = new HashMap<>();
  private final Set<List<String>> lines = new HashSet<>();

  /**
   * @param texts of the messages, the latest first; what is older than the first hundred thousand
   *     characters is not looked for
   */
  public KnownWords(Collection<String> texts) {
    int length = 0;
    for (String text : texts) {
      length += text.length();
      if (length <= LONGEST) {
        starts.add(words.size());
        words.addAll(split(text));
        text.lines().map(KnownWords::split).forEach(lines::add);
        words.add(""); // no line goes on from one message into the next
      }
    }
    for (int i = 0; i + LONG_ENOUGH <= words.size(); i++) {
      places.computeIfAbsent(key(words, i), _ -> new ArrayList<>()).add(i);
    }
  }

  static List<String> split(String text) {
    var words = new ArrayList<String>();
    for (String word : APART.split(text.toLowerCase(Locale.ROOT))) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Whether a line of a message has these words and no others. */
  boolean hasLine(String line) {
    return lines.contains(split(line));
  }

  Cursor cursor() {
    return new Cursor();
  }

  private static String key(List<String> of, int at) {
    return String.join(" ", of.subList(at, at + LONG_ENOUGH));
  }

  /** Where in the messages a quote has got to. */
  final class Cursor {

    private int at = -1;

    /** Whether the line is what comes next, or some words long and anywhere. */
    boolean reads(String line) {
      List<String> said = split(line);
      if (said.isEmpty()) {
        return false;
      }
      int found = place(said);
      at = found < 0 ? at : found + said.size();
      return found >= 0;
    }

    private int place(List<String> said) {
      if (at >= 0 && stands(said, at)) {
        return at;
      }
      if (said.size() >= LONG_ENOUGH) {
        List<Integer> candidates = places.getOrDefault(key(said, 0), List.of());
        return candidates.stream()
            .limit(MOST_PLACES)
            .filter(place -> stands(said, place))
            .findFirst()
            .orElse(-1);
      }
      return at >= 0
          ? -1
          : starts.stream().filter(place -> stands(said, place)).findFirst().orElse(-1);
    }

    private boolean stands(List<String> said, int place) {
      return place + said.size() <= words.size()
          && words.subList(place, place + said.size()).equals(said);
    }
  }
}
