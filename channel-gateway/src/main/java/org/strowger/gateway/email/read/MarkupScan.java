package org.strowger.gateway.email.read;

import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Parser;

/**
 * The words of HTML that is too large or too nested to be parsed: tags are left out in one pass, so
 * that it costs what it is long.
 */
final class MarkupScan {

  private static final Set<String> UNSEEN = Set.of("script", "style", "title", "template", "svg");
  private static final Set<String> LINES =
      Set.of(
          "br",
          "p",
          "div",
          "tr",
          "li",
          "ul",
          "ol",
          "table",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "blockquote",
          "pre",
          "hr",
          "section",
          "article",
          "header",
          "footer");

  private final String html;
  private final StringBuilder text = new StringBuilder();
  private int at;

  private MarkupScan(String html) {
    this.html = html;
  }

  static String of(String html) {
    var scan = new MarkupScan(html);
    scan.run();
    return Parser.unescapeEntities(scan.text.toString(), false);
  }

  private void run() {
    while (at < html.length()) {
      char c = html.charAt(at);
      if (c == '<' && at + 1 < html.length() && opensTag(html.charAt(at + 1))) {
        tag();
      } else {
        append(c);
        at++;
      }
    }
  }

  private static boolean opensTag(char next) {
    return Character.isLetter(next) || next == '/' || next == '!' || next == '?';
  }

  private void tag() {
    if (html.startsWith("<!--", at)) {
      skipTo("-->", at + 4);
      return;
    }
    boolean closes = html.charAt(at + 1) == '/';
    int from = at + (closes ? 2 : 1);
    int to = from;
    while (to < html.length() && Character.isLetterOrDigit(html.charAt(to))) {
      to++;
    }
    String name = to - from > 12 ? "" : html.substring(from, to).toLowerCase(Locale.ROOT);
    at = end(to);
    if (!closes && UNSEEN.contains(name)) {
      skipTo("</" + name, at);
    } else if (LINES.contains(name)) {
      line();
    } else if (name.equals("td") || name.equals("th")) {
      append(' ');
    }
  }

  /** After the tag; a quote that never ends is none. */
  private int end(int from) {
    char quote = 0;
    for (int i = from; i < html.length(); i++) {
      char c = html.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    int plain = html.indexOf('>', from);
    return plain < 0 ? html.length() : plain + 1;
  }

  private void skipTo(String mark, int from) {
    for (int i = from; i <= html.length() - mark.length(); i++) {
      if (html.regionMatches(true, i, mark, 0, mark.length())) {
        at = i + mark.length();
        return;
      }
    }
    at = html.length();
  }

  private void append(char c) {
    boolean space = Character.isWhitespace(c);
    boolean after = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
    if (!space) {
      text.append(c);
    } else if (!after) {
      text.append(' ');
    }
  }

  private void line() {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }
}
