package org.strowger.servicekit.text;

import org.strowger.servicekit.text.Text.Kind;

/**
 * What may come in as text. Nothing is dropped without a word: a text is refused, or it is kept but
 * for the card numbers in it. NUL and halves of surrogate pairs can be stored nowhere.
 */
public final class TextRules {

  private TextRules() {}

  /**
   * The text as it may be kept.
   *
   * @throws IllegalArgumentException "Expected … but …", when it may not be kept; without content
   */
  public static String admit(Kind kind, String text) {
    refuseUnstorable(kind, text);
    if (kind == Kind.PROSE && !text.isEmpty() && !isVisible(text)) {
      throw new IllegalArgumentException("Expected a text but all its characters are invisible");
    }
    return kind == Kind.FIELD || kind == Kind.PROSE ? CardNumbers.redact(text) : text;
  }

  /** Whether a reader would see anything of it. */
  public static boolean isVisible(String text) {
    return text.codePoints().anyMatch(TextRules::isVisible);
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.SURROGATE ->
          false;
      // letters that have no shape: Hangul fillers and the empty Braille pattern
      default -> c != 0x115f && c != 0x1160 && c != 0x3164 && c != 0xffa0 && c != 0x2800;
    };
  }

  private static void refuseUnstorable(Kind kind, String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c == 0 || isHalf(c) || (kind != Kind.PROSE && isControl(c))) {
        throw new IllegalArgumentException(
            "Expected a text without "
                + (isHalf(c) ? "halves of characters" : "control characters")
                + " but character "
                + (text.codePointCount(0, i) + 1)
                + " is one");
      }
      i += Character.charCount(c);
    }
  }

  private static boolean isHalf(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  private static boolean isControl(int c) {
    return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
  }
}
