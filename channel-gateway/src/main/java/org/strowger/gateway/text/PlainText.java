package org.strowger.gateway.text;

import java.text.Normalizer;

/** Text from outside made safe to store and show: no control characters, one kind of line end. */
public final class PlainText {

  private static final int LONGEST_LINE = 998;
  private static final int LONGEST_FILE_NAME = 120;

  private PlainText() {}

  /** A body: line ends are {@code \n}, tabs stay, other control characters go. */
  public static String body(String text) {
    var clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        boolean pair = i + 1 < text.length() && text.charAt(i + 1) == '\n';
        clean.append(pair ? "" : "\n");
      } else if (c == '\n' || c == '\t' || !control(c)) {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  /** A header's text on one line, without characters that change the direction of others. */
  public static String line(String text) {
    var clean = new StringBuilder(Math.min(text.length(), LONGEST_LINE));
    boolean space = false;
    for (int i = 0; i < text.length() && clean.length() < LONGEST_LINE; i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || control(c)) {
        space = !clean.isEmpty();
      } else if (!invisible(c)) {
        clean.append(space ? " " : "").append(c);
        space = false;
      }
    }
    return clean.toString();
  }

  /** A file's name: its last segment, in a normal form, without what hides or moves letters. */
  public static String fileName(String name, String action) {
    String normal = line(Normalizer.normalize(name, Normalizer.Form.NFKC));
    String last = normal.substring(Math.max(normal.lastIndexOf('/'), normal.lastIndexOf('\\')) + 1);
    String safe = last.replaceAll("[<>:\"|?*;%]", "_").replaceAll("^[.\\s]+", "").strip();
    return safe.isEmpty() ? action : safe.substring(Math.max(0, safe.length() - LONGEST_FILE_NAME));
  }

  private static boolean control(char c) {
    return Character.isISOControl(c) || c == '\ufffe' || c == '\uffff';
  }

  private static boolean invisible(char c) {
    return Character.getType(c) == Character.FORMAT || c == '\u034f' || c == '\u115f';
  }
}
