package org.strowger.gateway.email.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Writes what a reader sees of each node; walks without recursion, so deep nesting is harmless. */
final class HtmlReader implements NodeFilter {

  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "caption",
          "center",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "legend",
          "li",
          "main",
          "menu",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "tr",
          "ul");
  private static final Set<String> LISTS = Set.of("ol", "ul", "menu", "dir");
  private static final Set<String> CELLS = Set.of("td", "th");
  private static final int LONGEST_TARGET = 500;
  private static final int DEEPEST_QUOTE = 5;
  private static final Pattern SPACE = Pattern.compile("[ \t\n\f\r]+");
  private static final Pattern FORWARDED = Pattern.compile("\\s*[-_–—]{5,}.*", Pattern.DOTALL);

  private final Map<String, String> images;
  private final StringBuilder text = new StringBuilder();
  private final Deque<HtmlList> lists = new ArrayDeque<>();
  private final Deque<Integer> links = new ArrayDeque<>();
  private String opening = "";
  private int quotes;
  private int verbatim;

  HtmlReader(Map<String, String> images) {
    this.images = images;
  }

  String text() {
    return text.toString();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      String whole = words.getWholeText();
      write(verbatim > 0 ? whole : SPACE.matcher(whole).replaceAll(" "));
    } else if (node instanceof Element element) {
      open(element, element.normalName());
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      close(element, element.normalName());
    }
    return FilterResult.CONTINUE;
  }

  private void open(Element element, String name) {
    if (isQuote(element, name)) {
      lineEnd();
      quotes++;
    }
    if (BLOCKS.contains(name)) {
      lineEnd();
    }
    switch (name) {
      case "br" -> text.append('\n');
      case "img" -> image(element);
      case "pre", "textarea", "listing", "xmp" -> verbatim++;
      case "li" -> opening = item();
      case "a" -> links.push(text.length());
      default -> {
        if (LISTS.contains(name)) {
          lists.push(HtmlList.of(element, lists.size()));
        } else if (CELLS.contains(name) && element.previousElementSibling() != null) {
          apart();
        }
      }
    }
  }

  private void close(Element element, String name) {
    switch (name) {
      case "pre", "textarea", "listing", "xmp" -> verbatim--;
      case "a" -> target(element, links.pop());
      case "li" -> opening = "";
      default -> {
        if (LISTS.contains(name)) {
          lists.pop();
        }
      }
    }
    if (BLOCKS.contains(name)) {
      lineEnd();
    }
    if (name.equals("p")) {
      text.append('\n');
    }
    if (isQuote(element, name)) {
      lineEnd();
      quotes--;
    }
  }

  /** Marked by a mailer as what another one wrote; an indent alone is the sender's own. */
  private static boolean isQuote(Element element, String name) {
    return switch (name) {
      case "blockquote" ->
          element.attr("type").equalsIgnoreCase("cite")
              || element.hasClass("gmail_quote")
              || element.hasClass("protonmail_quote")
              || element.hasClass("tutanota_quote");
      case "div" ->
          element.hasClass("moz-cite-prefix")
              || element.hasClass("yahoo_quoted")
              || (element.hasClass("gmail_attr") && !isForwarded(element));
      default -> false;
    };
  }

  /** What is passed on is what the sender wants read. */
  private static boolean isForwarded(Element element) {
    return FORWARDED.matcher(element.ownText()).matches();
  }

  private String item() {
    return lists.isEmpty() ? "- " : lists.peek().next();
  }

  private void image(Element image) {
    String name = HtmlImage.name(image, images);
    if (!name.isEmpty()) {
      write("[" + name + "]");
    }
  }

  /** Where a link goes, unless its words say so. */
  private void target(Element link, int from) {
    String target = link.attr("href").strip();
    String words = text.substring(Math.min(from, text.length())).strip();
    boolean shown =
        target.matches("(?i)(https?|ftp|mailto|tel):.{1," + LONGEST_TARGET + "}")
            && !bare(target).equalsIgnoreCase(bare(words));
    if (shown) {
      write((words.isEmpty() ? "<" : " <") + target.replaceFirst("(?i)^(mailto|tel):", "") + ">");
    }
  }

  private static String bare(String target) {
    return target
        .replaceFirst("(?i)^(https?://(www\\.)?|www\\.|mailto:|tel:)", "")
        .replaceAll("/$", "");
  }

  private void write(String words) {
    if (verbatim > 0) {
      for (String line : words.split("(?<=\n)")) {
        writeInLine(line);
      }
      return;
    }
    boolean spaced = atLineStart() || Character.isWhitespace(text.charAt(text.length() - 1));
    writeInLine(spaced ? words.stripLeading() : words);
  }

  /** At the start of a line stands what the line is: of a quote, of a list, or a written one. */
  private void writeInLine(String words) {
    if (words.isEmpty()) {
      return;
    }
    if (atLineStart()) {
      text.append(">".repeat(Math.min(quotes, DEEPEST_QUOTE))).append(quotes > 0 ? " " : "");
      text.append(quotes == 0 && opening.isEmpty() && words.startsWith(">") ? " " : "");
      text.append(opening);
      opening = "";
    }
    text.append(words);
  }

  private void apart() {
    if (!atLineStart()) {
      text.append('\t');
    }
  }

  private boolean atLineStart() {
    return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
  }

  private void lineEnd() {
    if (!atLineStart()) {
      text.append('\n');
    }
  }
}
