package org.strowger.gateway.conversation;

import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.text.Markup;
import org.strowger.servicekit.text.CardNumbers;

/**
 * What somebody wrote.
 *
 * @param text lines that quote start with {@code >}
 * @param quoted what a mail repeats of earlier ones below its own words; null when nothing
 * @param html as sent; null when there is none
 */
public record MessageBody(
    @Nullable String subject, String text, @Nullable String quoted, @Nullable String html) {

  /**
   * What its author wrote now: the text without the lines that quote ({@code >}) and without those
   * that tell about it in brackets; the text when nothing else is in it.
   */
  public String ownWords() {
    String own =
        text.lines()
            .filter(line -> !line.startsWith(">"))
            .filter(line -> !(line.startsWith("[") && line.endsWith("]")))
            .collect(Collectors.joining("\n"));
    return own.isBlank() ? text : own;
  }

  /** Without card numbers; equal to this when there was none. */
  public MessageBody redacted() {
    return new MessageBody(
        subject == null ? null : CardNumbers.redact(subject),
        CardNumbers.redact(text),
        quoted == null ? null : CardNumbers.redact(quoted),
        html == null ? null : redactedHtml(html));
  }

  /**
   * Null when a number is spread over the markup so that it cannot be masked in place, or when
   * nobody can look, for the markup is beyond every measure.
   */
  private static @Nullable String redactedHtml(String html) {
    if (!Markup.isReadable(html)) {
      return null;
    }
    Document document = Jsoup.parse(html);
    if (!CardNumbers.present(html) && !CardNumbers.present(document.wholeText())) {
      return html;
    }
    document.forEachNode(
        node -> {
          if (node instanceof TextNode text) {
            text.text(CardNumbers.redact(text.getWholeText()));
          }
        });
    String redacted = document.outerHtml();
    return CardNumbers.present(redacted) || CardNumbers.present(document.wholeText())
        ? null
        : redacted;
  }
}
