package org.strowger.gateway.email.read;

/** Lines of a text. */
final class Lines {

  private Lines() {}

  /** Without blank lines around it; the first line keeps the space it starts with. */
  static String withoutBlankEnds(String text) {
    int from = 0;
    for (int i = 0; i < text.length() && Character.isWhitespace(text.charAt(i)); i++) {
      from = text.charAt(i) == '\n' ? i + 1 : from;
    }
    String end = text.substring(from).stripTrailing();
    return end.stripLeading().startsWith(">") ? end : end.stripLeading();
  }
}
