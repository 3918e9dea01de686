package org.strowger.gateway.email.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.conversation.Attachment;
import org.strowger.gateway.text.Markup;
import org.strowger.gateway.text.PlainText;

/**
 * What a mail says.
 *
 * @param text as a reader sees it; a line starts with {@code >} if and only if it is quoted
 * @param html to be shown besides; null when there is none that can be shown
 */
public record MailBody(String text, @Nullable String html, List<Attachment> attachments) {

  static final int LONGEST_TEXT = 200_000;

  private static final String SILENT = "[This mail shows no text.]";

  /** Reads what the parts of a mail show. */
  public static MailBody of(MimeReader.Mail mail) {
    if (mail.headers().isEmpty()) { // no text of it may be lost
      return whole(MailCharsets.decode(mail.raw(), null));
    }
    Piece structure = MailStructure.of(mail);
    boolean nothing = mail.root().content().length == 0 && mail.root().parts().isEmpty();
    if (nothing) {
      return whole(MailCharsets.decode(body(mail.raw()), null));
    }
    return shown(MailView.of(structure), structure.files());
  }

  private static MailBody whole(String text) {
    return shown(MailView.of(new Piece.Body(PlainText.body(text))), List.of());
  }

  private static byte[] body(byte[] raw) {
    return Arrays.copyOfRange(raw, start(raw), raw.length);
  }

  /** Where the body of a raw mail starts: after the first empty line. */
  public static int start(byte[] raw) {
    for (int i = 0; i + 1 < raw.length; i++) {
      if (raw[i] == '\n') {
        int next = raw[i + 1] == '\r' ? i + 2 : i + 1;
        if (next < raw.length && raw[next] == '\n') {
          return next + 1;
        }
      }
    }
    return raw.length;
  }

  private static MailBody shown(MailView view, List<Attachment> attachments) {
    var files = new ArrayList<>(attachments);
    String text = Lines.withoutBlankEnds(view.text());
    if (text.length() > LONGEST_TEXT) {
      files.add(Attachment.overflow("message.txt", "text/plain", text));
      text = PlainText.atMost(text, LONGEST_TEXT);
    }
    for (String markup : view.unreadable()) {
      files.add(Attachment.overflow("message.html", "text/html", markup));
    }
    boolean readable = Markup.isReadable(view.html());
    if (!readable) {
      files.add(Attachment.overflow("message.html", "text/html", view.html()));
    }
    return new MailBody(
        text.isBlank() ? SILENT : text,
        view.marked() && readable ? view.html() : null,
        List.copyOf(files));
  }
}
