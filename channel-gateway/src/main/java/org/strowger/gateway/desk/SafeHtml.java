package org.strowger.gateway.desk;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * A customer's HTML made harmless when it is shown: text, tables and links; nothing that loads,
 * runs or asks. What was sent stays stored as it came.
 */
final class SafeHtml {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}%?");

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              "a",
              "abbr",
              "b",
              "blockquote",
              "br",
              "caption",
              "center",
              "cite",
              "code",
              "dd",
              "del",
              "div",
              "dl",
              "dt",
              "em",
              "h1",
              "h2",
              "h3",
              "h4",
              "h5",
              "h6",
              "hr",
              "i",
              "ins",
              "li",
              "ol",
              "p",
              "pre",
              "q",
              "s",
              "small",
              "span",
              "strike",
              "strong",
              "sub",
              "sup",
              "table",
              "tbody",
              "td",
              "tfoot",
              "th",
              "thead",
              "tr",
              "u",
              "ul")
          .allowUrlProtocols("https", "http", "mailto", "tel")
          .allowAttributes("href")
          .onElements("a")
          .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
          .allowAttributes("colspan", "rowspan", "width")
          .matching(NUMBER)
          .onElements("td", "th", "table")
          .allowStyling()
          .toFactory();

  private SafeHtml() {}

  /** A whole document; it is still to be shown in a sandbox. */
  static String document(String html) {
    return "<!doctype html><html><head><meta charset=\"utf-8\"><base target=\"_blank\"></head><body>"
        + POLICY.sanitize(html)
        + "</body></html>";
  }
}
