package org.strowger.gateway.email.read;

import java.util.regex.Pattern;
import org.strowger.gateway.conversation.Attachment;
import org.strowger.gateway.text.PlainText;

/** What files of a mail are called. */
final class FileNames {

  private static final int LONGEST_ID = 250;
  private static final Pattern TYPE =
      Pattern.compile("[a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,80}");

  private FileNames() {}

  /** As the sender calls it; empty when he does not. */
  static String given(MailPart part) {
    String name = part.disposition().get("filename");
    String other = name == null ? part.type().get("name") : name;
    return other == null ? "" : other;
  }

  /**
   * The file of a part.
   *
   * @param number of the file in its mail, by which one without a name is called
   */
  static Attachment attachment(MailPart part, int number) {
    String type = part.type().value();
    String id = part.headers().firstOrEmpty("content-id").replaceAll("[<>\\s]", "");
    return new Attachment(
        PlainText.fileName(given(part), "attachment-" + number + extension(type)),
        TYPE.matcher(type).matches() ? type : "application/octet-stream",
        id.isEmpty() || id.length() > LONGEST_ID ? null : PlainText.line(id),
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
}
