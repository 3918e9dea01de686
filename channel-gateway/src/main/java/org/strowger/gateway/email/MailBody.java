package org.strowger.gateway.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.conversation.Attachment;
import org.strowger.gateway.text.Markup;
import org.strowger.gateway.text.PlainText;

/** What a mail says: which of its parts is the text, which the HTML, which are files. */
record MailBody(String text, @Nullable String html, List<Attachment> attachments) {

  static final int LONGEST_TEXT = 200_000;

  private static final int TRIVIAL = 10;
  private static final Pattern TYPE =
      Pattern.compile("[a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,80}");

  static MailBody of(MimeReader.Mail mail, byte[] raw) {
    var plain = new StringBuilder();
    var markup = new StringBuilder();
    var files = new ArrayList<Attachment>();
    for (MimeReader.Part part : mail.parts()) {
      if (part.inline() && part.is("text/html")) {
        append(markup, PlainText.body(part.text()));
      } else if (part.inline() && readable(part)) {
        append(plain, PlainText.body(flowed(part)));
      } else if (!part.is("message/delivery-status")) {
        files.add(attachment(part, files.size() + 1));
      }
    }
    if (mail.parts().isEmpty() || mail.headers().isEmpty()) {
      append(plain, PlainText.body(MailCharsets.decode(unread(mail, raw), null)));
    }
    return chosen(plain.toString(), markup.toString(), files);
  }

  /** Also what says to have parts but has none. */
  private static boolean readable(MimeReader.Part part) {
    String type = part.type().value();
    return type.equals("text/plain") || type.isEmpty() || type.startsWith("multipart/");
  }

  /** Where the body of a raw mail starts: after the first empty line. */
  static int start(byte[] raw) {
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

  /** All of it when nothing of it was a header, so that no text is lost. */
  private static byte[] unread(MimeReader.Mail mail, byte[] raw) {
    return mail.headers().isEmpty() ? raw : Arrays.copyOfRange(raw, start(raw), raw.length);
  }

  private static MailBody chosen(String plain, String markup, List<Attachment> files) {
    String fromMarkup = markup.isBlank() ? "" : HtmlText.of(markup);
    boolean trivial = plain.strip().length() < TRIVIAL && fromMarkup.length() > 5 * TRIVIAL;
    String text = plain.isBlank() || trivial ? fromMarkup : plain.strip();
    if (text.length() > LONGEST_TEXT) {
      files.add(file("message.txt", "text/plain", text));
      text = text.substring(0, LONGEST_TEXT);
    }
    boolean readable = Markup.isReadable(markup);
    if (!readable) {
      files.add(file("message.html", "text/html", markup));
    }
    boolean shown = !markup.isBlank() && readable;
    return new MailBody(text, shown ? markup : null, List.copyOf(files));
  }

  private static Attachment file(String name, String type, String text) {
    return new Attachment(name, type, null, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void append(StringBuilder text, String more) {
    text.append(text.isEmpty() || more.isEmpty() ? "" : "\n").append(more);
  }

  private static Attachment attachment(MimeReader.Part part, int number) {
    String given = part.disposition().get("filename");
    String name = given == null ? part.type().get("name") : given;
    String type = part.type().value();
    String id = part.headers().firstOrEmpty("content-id").replaceAll("[<>\\s]", "");
    return new Attachment(
        PlainText.fileName(name == null ? "" : name, "attachment-" + number + extension(type)),
        TYPE.matcher(type).matches() ? type : "application/octet-stream",
        id.isEmpty() || id.length() > 250 ? null : PlainText.line(id),
        part.content());
  }

  private static String extension(String type) {
    return switch (type) {
      case "message/rfc822" -> ".eml";
      case "text/calendar" -> ".ics";
      case "text/html" -> ".html";
      case "image/png" -> ".png";
      case "image/jpeg" -> ".jpg";
      case "application/pdf" -> ".pdf";
      default -> "";
    };
  }

  /** Joins the soft line ends of {@code format=flowed} (RFC 3676). */
  private static String flowed(MimeReader.Part part) {
    String text = part.text();
    if (!"flowed".equalsIgnoreCase(part.type().get("format"))) {
      return text;
    }
    boolean deletesSpace = "yes".equalsIgnoreCase(part.type().get("delsp"));
    var joined = new StringBuilder(text.length());
    for (String line : text.split("\r?\n", -1)) {
      boolean soft = line.endsWith(" ") && !line.equals("-- ");
      String stuffed = line.startsWith(" ") ? line.substring(1) : line;
      joined.append(soft && deletesSpace ? stuffed.stripTrailing() : stuffed);
      joined.append(soft ? "" : "\n");
    }
    return joined.toString();
  }
}
