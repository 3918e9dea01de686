package org.strowger.gateway.conversation;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.text.CardNumbers;

/**
 * A file beside a text.
 *
 * @param name safe to show and to save under
 * @param type as the sender says
 * @param contentId by which the HTML names it; null when it has none
 * @param overflow written by us: what was too long to be a text, in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
public record Attachment(
    String name, String type, @Nullable String contentId, byte[] content, boolean overflow) {

  /** A file as the sender put it there. */
  public Attachment(String name, String type, @Nullable String contentId, byte[] content) {
    this(name, type, contentId, content, false);
  }

  /** What was too long to be a text. */
  public static Attachment overflow(String name, String type, String text) {
    return new Attachment(name, type, null, text.getBytes(StandardCharsets.UTF_8), true);
  }

  /** Without card numbers in its name and in what we wrote; this when there was none. */
  public Attachment redacted() {
    String clean = CardNumbers.redact(name);
    String text = overflow ? new String(content, StandardCharsets.UTF_8) : "";
    return clean.equals(name) && !CardNumbers.present(text)
        ? this
        : new Attachment(
            clean,
            type,
            contentId,
            overflow ? CardNumbers.redact(text).getBytes(StandardCharsets.UTF_8) : content,
            overflow);
  }
}
