package org.strowger.gateway.email.read;

import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.strowger.gateway.text.PlainText;

/**
 * The text of an HTML mail as a reader sees it. As in any text of a mail here, a line starts with
 * {@code >} if and only if a mailer marked it as a quote.
 */
final class HtmlText {

  private static final String UNSEEN = "script,style,head,title,template,object,svg";

  private HtmlText() {}

  /**
   * The text of HTML that may be parsed.
   *
   * @param images names of images in the mail by their content id
   */
  static String of(String html, Map<String, String> images) {
    Document document = Jsoup.parse(html);
    document.select(UNSEEN).remove();
    var reader = new HtmlReader(images);
    document.body().filter(reader);
    return tidy(PlainText.body(reader.text()));
  }

  /** The words of HTML that is too large or too nested to be parsed. */
  static String scanned(String html) {
    return tidy(PlainText.body(MarkupScan.of(html)));
  }

  private static String tidy(String text) {
    return text.replace('\u00a0', ' ')
        .replaceAll("[ \t]+\n", "\n")
        .replaceAll("\n{3,}", "\n\n")
        .replaceAll("^\n+", "")
        .stripTrailing();
  }
}
