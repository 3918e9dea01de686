package org.strowger.gateway.email;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.strowger.gateway.conversation.MessageBody;
import org.strowger.gateway.email.read.RefusedMailException;
import org.strowger.servicekit.text.CardNumbers;

/** The bytes of a mail as they may be kept when no message is made of it: without card numbers. */
final class MaskedMail {

  private MaskedMail() {}

  /**
   * The same bytes when there is none; else with each masked in its place; else, when an encoding
   * hides one, the words alone.
   */
  static byte[] of(InboundMail mail, byte[] raw) {
    if (!hasCard(mail)) {
      return raw;
    }
    // one character for each byte: digits, and what stands between them, are the same in all
    // charsets
    String bytes = new String(raw, StandardCharsets.ISO_8859_1);
    byte[] masked = CardNumbers.redact(bytes).getBytes(StandardCharsets.ISO_8859_1);
    try {
      return hasCard(EmailNormalizer.normalize(masked, mail.from().address()))
          ? words(mail)
          : masked;
    } catch (RefusedMailException e) {
      return words(mail);
    }
  }

  private static boolean hasCard(InboundMail mail) {
    String name = mail.from().name();
    var body = new MessageBody(mail.subject(), mail.text(), null, mail.html());
    return CardNumbers.present(mail.from().address())
        || (name != null && CardNumbers.present(name))
        || !body.redacted().equals(body)
        || mail.attachments().stream().anyMatch(file -> !file.redacted().equals(file));
  }

  private static byte[] words(InboundMail mail) {
    String text =
        "From: <%s>\r\nMessage-ID: %s\r\n%sSubject: %s\r\n"
            .formatted(
                CardNumbers.redact(mail.from().address()),
                mail.messageId(),
                date(mail),
                encoded(CardNumbers.redact(mail.subject())));
    return (text
            + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(utf8(CardNumbers.redact(mail.text())))
            + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String date(InboundMail mail) {
    return mail.sentAt() == null
        ? ""
        : "Date: "
            + DateTimeFormatter.RFC_1123_DATE_TIME.format(mail.sentAt().atOffset(ZoneOffset.UTC))
            + "\r\n";
  }

  private static String encoded(String subject) {
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(utf8(subject)) + "?=";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
