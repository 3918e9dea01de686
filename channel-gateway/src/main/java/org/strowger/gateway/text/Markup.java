package org.strowger.gateway.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What HTML costs before it is parsed. A parser that repairs markup takes time and memory that grow
 * with the square of what is left open, so size, tags and open elements are counted first, in one
 * pass.
 */
public final class Markup {

  /** Characters of the longest HTML that is parsed. */
  public static final int LONGEST = 1_000_000;

  private static final int MOST_TAGS = 30_000;
  private static final int MOST_OPEN = 250;
  private static final int MOST_OPEN_FORMATS = 60;
  private static final int LONGEST_NAME = 12;

  /** Never closed, or left open by habit of mailers and closed by the next one. */
  private static final Set<String> CLOSE_THEMSELVES =
      Set.of(
          "br", "img", "hr", "meta", "link", "input", "col", "area", "base", "wbr", "p", "li", "td",
          "th", "tr", "dd", "dt", "option");

  /** Opened again by the parser in each block that follows, as long as they are not closed. */
  private static final Set<String> FORMATS =
      Set.of(
          "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong",
          "tt", "u");

  private final Map<String, Integer> open = new HashMap<>();
  private int tags;
  private int openAll;
  private int openFormats;

  private Markup() {}

  /** Whether it may be parsed: otherwise only its text is read, without a parser. */
  public static boolean isReadable(String html) {
    if (html.length() > LONGEST) {
      return false;
    }
    var counted = new Markup();
    for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
      counted.count(html, at + 1);
      if (counted.isBeyondMeasure()) {
        return false;
      }
    }
    return true;
  }

  private boolean isBeyondMeasure() {
    return tags > MOST_TAGS || openAll > MOST_OPEN || openFormats > MOST_OPEN_FORMATS;
  }

  private void count(String html, int at) {
    boolean closes = at < html.length() && html.charAt(at) == '/';
    String name = name(html, closes ? at + 1 : at);
    if (name.isEmpty()) {
      return;
    }
    tags++;
    if (!CLOSE_THEMSELVES.contains(name)) {
      change(name, closes ? -1 : 1);
    }
  }

  private void change(String name, int by) {
    int before = open.getOrDefault(name, 0);
    if (before + by < 0) {
      return; // closes what is not open
    }
    open.put(name, before + by);
    openAll += by;
    openFormats += FORMATS.contains(name) ? by : 0;
  }

  private static String name(String html, int from) {
    int to = from;
    while (to < html.length()
        && to - from < LONGEST_NAME
        && Character.isLetterOrDigit(html.charAt(to))) {
      to++;
    }
    return html.substring(from, to).toLowerCase(Locale.ROOT);
  }
}
