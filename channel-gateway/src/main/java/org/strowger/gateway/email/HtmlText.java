package org.strowger.gateway.email;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.strowger.gateway.text.Markup;
import org.strowger.gateway.text.PlainText;

/** The text of an HTML mail as a reader sees it; quotes marked by mailers keep a {@code >}. */
final class HtmlText {

  private static final String BLOCKS =
      "p,div,tr,li,ul,ol,table,h1,h2,h3,h4,h5,h6,blockquote,pre,section,article,header,footer,hr";
  private static final String QUOTES =
      "blockquote,.gmail_quote,#divRplyFwdMsg,.yahoo_quoted,.moz-cite-prefix";
  private static final String UNSEEN = "script,style,head,title,template,noscript,object,svg";

  private HtmlText() {}

  static String of(String html) {
    if (!Markup.isReadable(html)) {
      return PlainText.body(MarkupScan.of(html)).strip();
    }
    Document document = Jsoup.parse(html);
    document.select(UNSEEN).remove();
    var text = new StringBuilder();
    document.body().filter(new Reader(text));
    return tidy(text);
  }

  private static String tidy(StringBuilder text) {
    return PlainText.body(text.toString())
        .replace('\u00a0', ' ')
        .replaceAll("[ \t]+\n", "\n")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  /** Walks without recursion, so that deep nesting is harmless. */
  private static final class Reader implements NodeFilter {

    private final StringBuilder text;
    private int quotes;

    Reader(StringBuilder text) {
      this.text = text;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode text) {
        addText(text.text());
      } else if (node instanceof Element element) {
        if (element.is(QUOTES)) {
          lineEnd();
          quotes++;
        }
        if (element.nameIs("br")) {
          text.append('\n');
        } else if (element.is(BLOCKS)) {
          lineEnd();
        }
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        if (element.is(BLOCKS)) {
          lineEnd();
        }
        if (element.nameIs("p")) {
          text.append('\n');
        }
        if (element.is(QUOTES)) {
          lineEnd();
          quotes--;
        }
      }
      return FilterResult.CONTINUE;
    }

    private void addText(String added) {
      boolean lineStart = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
      String shown = lineStart ? added.stripLeading() : added;
      if (!shown.isEmpty()) {
        text.append(lineStart && quotes > 0 ? "> " : "").append(shown);
      }
    }

    private void lineEnd() {
      if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
        text.append('\n');
      }
    }
  }
}
