package org.strowger.servicekit.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of letters and digits in a text.
 *
 * @param folded as it is compared
 * @param from where the run begins in the text
 * @param to where it ends
 * @param unspaced whether its script puts no spaces between words
 */
public record SearchTerm(String folded, int from, int to, boolean unspaced) {

  /** Longer words are compared by their start. */
  static final int LONGEST = 64;

  /** The runs of a text in their order. */
  public static List<SearchTerm> of(String text) {
    var terms = new ArrayList<SearchTerm>();
    int from = 0;
    Script open = Script.NONE;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      Script script = Script.of(c, open);
      if (script != open) {
        add(terms, text, from, i, open);
        from = i;
        open = script;
      }
      i += Character.charCount(c);
    }
    add(terms, text, from, text.length(), open);
    return terms;
  }

  private static void add(List<SearchTerm> terms, String text, int from, int to, Script script) {
    if (script == Script.NONE) {
      return;
    }
    String folded = FoldedText.of(text.substring(from, to));
    if (!folded.isBlank()) {
      terms.add(new SearchTerm(folded, from, to, script == Script.UNSPACED));
    }
  }

  /** What an index keeps of this run: the word, or each pair of neighbours in it. */
  List<String> lexemes() {
    if (!unspaced) {
      return List.of(start(folded));
    }
    int[] characters = folded.codePoints().toArray();
    if (characters.length < 2) {
      return List.of(folded);
    }
    var pairs = new ArrayList<String>(characters.length);
    for (int i = 0; i + 1 < characters.length; i++) {
      pairs.add(new String(characters, i, 2));
    }
    return pairs;
  }

  private static String start(String word) {
    return word.codePointCount(0, word.length()) <= LONGEST
        ? word
        : word.substring(0, word.offsetByCodePoints(0, LONGEST));
  }

  private enum Script {
    NONE,
    SPACED,
    UNSPACED;

    /** A mark belongs to the letter before it. */
    static Script of(int c, Script before) {
      if (isUnspaced(c)) {
        return UNSPACED;
      }
      if (isMark(c)) {
        return before;
      }
      return Character.isLetterOrDigit(c) ? SPACED : NONE;
    }

    private static boolean isMark(int c) {
      int type = Character.getType(c);
      return type == Character.NON_SPACING_MARK
          || type == Character.COMBINING_SPACING_MARK
          || type == Character.ENCLOSING_MARK;
    }

    /** Chinese, Japanese, Korean and Thai; the migrations name the same ranges. */
    private static boolean isUnspaced(int c) {
      return (c >= 0x0e01 && c <= 0x0e5b)
          || (c >= 0x3041 && c <= 0x30ff)
          || (c >= 0x3400 && c <= 0x4dbf)
          || (c >= 0x4e00 && c <= 0x9fff)
          || (c >= 0xac00 && c <= 0xd7a3)
          || (c >= 0xf900 && c <= 0xfaff);
    }
  }
}
