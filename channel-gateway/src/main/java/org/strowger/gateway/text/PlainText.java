package org.strowger.gateway.text;

import java.text.Normalizer;
import java.util.function.IntPredicate;

/** Text from outside made safe to store and show: one kind of line end, nothing hidden. */
public final class PlainText {

  private static final int REPLACEMENT = 0xfffd;
  private static final int LONGEST_LINE = 998;
  private static final int LONGEST_FILE_NAME = 120;

  private PlainText() {}

  /**
   * A body: line ends are {@code \n}; all else stays but what no database keeps: NUL, which is
   * nothing, goes, and of half a surrogate pair one sees that something was there.
   */
  public static String body(String text) {
    var clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\r') {
        boolean pair = i < text.length() && text.charAt(i) == '\n';
        clean.append(pair ? "" : "\n");
      } else if (c != 0) {
        clean.appendCodePoint(isHalf(c) ? REPLACEMENT : c);
      }
    }
    return clean.toString();
  }

  private static boolean isHalf(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  /**
   * A header's text on one line, without characters that turn others round. What joins letters
   * stays: without it emoji fall apart and Persian is misspelt.
   */
  public static String line(String text) {
    return line(text, PlainText::overrides);
  }

  private static String line(String text, IntPredicate dropped) {
    var clean = new StringBuilder(Math.min(text.length(), LONGEST_LINE));
    boolean space = false;
    for (int i = 0; i < text.length() && clean.length() <= LONGEST_LINE; i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || control(c)) {
        space = !clean.isEmpty();
      } else if (!dropped.test(c)) {
        clean.append(space ? " " : "").append(c);
        space = false;
      }
    }
    return atMost(clean.toString(), LONGEST_LINE);
  }

  /** The start of a text; no character is cut in two. */
  public static String atMost(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean pair = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, pair ? length - 1 : length);
  }

  /** A file's name: its last segment, in a normal form, without what hides or moves letters. */
  public static String fileName(String name, String action) {
    String normal = line(Normalizer.normalize(name, Normalizer.Form.NFKC), PlainText::invisible);
    String last = normal.substring(Math.max(normal.lastIndexOf('/'), normal.lastIndexOf('\\')) + 1);
    String safe = last.replaceAll("[<>:\"|?*;%]", "_").replaceAll("^[.\\s]+", "").strip();
    return safe.isEmpty() ? action : safe.substring(Math.max(0, safe.length() - LONGEST_FILE_NAME));
  }

  private static boolean control(char c) {
    return Character.isISOControl(c) || c == '\ufffe' || c == '\uffff';
  }

  /** LEFT-TO-RIGHT OVERRIDE and RIGHT-TO-LEFT OVERRIDE. */
  private static boolean overrides(int c) {
    return c == '\u202d' || c == '\u202e';
  }

  private static boolean invisible(int c) {
    return Character.getType(c) == Character.FORMAT || c == '\u034f' || c == '\u115f';
  }
}
