package org.strowger.gateway.email;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.conversation.Attachment;
import org.strowger.gateway.email.read.EncodedWords;
import org.strowger.gateway.email.read.MailBody;
import org.strowger.gateway.email.read.MailHeaders;
import org.strowger.gateway.email.read.MimeReader;
import org.strowger.gateway.email.read.RefusedMailException;
import org.strowger.gateway.text.PlainText;

/** From the bytes of a mail to what the gateway understands of it; pure. */
public final class EmailNormalizer {

  private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,250}>");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}");
  private static final int MOST_REFERENCES = 100;

  private EmailNormalizer() {}

  /**
   * Reads a mail.
   *
   * @param envelopeFrom the sender of the envelope, for a mail without a usable From; may be empty
   * @throws RefusedMailException when it has no sender at all or is beyond a limit
   */
  public static InboundMail normalize(byte[] raw, String envelopeFrom) throws RefusedMailException {
    MimeReader.Mail mail = MimeReader.read(raw);
    MailHeaders headers = mail.headers();
    MailAddress from = sender(headers, envelopeFrom);
    MailBody body = MailBody.of(mail);
    return new InboundMail(
        firstId(headers.firstOrEmpty("message-id")),
        from,
        replyTo(headers, from),
        addressed(headers),
        ids(headers.firstOrEmpty("in-reply-to")),
        ids(String.join(" ", headers.all("references"))),
        PlainText.line(EncodedWords.decode(headers.firstOrEmpty("subject"))),
        body.text(),
        body.html(),
        body.attachments(),
        date(headers.firstOrEmpty("date")),
        language(headers.first("content-language")),
        sign(headers, envelopeFrom),
        MailReports.of(mail, from, body.text()),
        contentHash(headers, raw));
  }

  /**
   * A mail that a fault of ours cannot read: a person gets it as a file.
   *
   * @throws RefusedMailException when its envelope has no sender
   */
  public static InboundMail unreadable(byte[] raw, String envelopeFrom)
      throws RefusedMailException {
    String sender = MailAddress.usable(envelopeFrom);
    if (sender == null) {
      throw new RefusedMailException("Expected a sender but found none");
    }
    var from = new MailAddress(sender, null);
    return new InboundMail(
        "",
        from,
        from,
        List.of(),
        List.of(),
        List.of(),
        "",
        "(This mail is not readable here. It is attached as it came.)",
        null,
        List.of(new Attachment("mail.eml", "message/rfc822", null, raw)),
        null,
        null,
        null,
        null,
        digest(List.of(), raw, 0));
  }

  private static MailAddress sender(MailHeaders headers, String envelopeFrom)
      throws RefusedMailException {
    String envelope = MailAddress.usable(envelopeFrom);
    return Stream.of("from", "sender")
        .flatMap(name -> headers.all(name).stream())
        .flatMap(value -> MailAddress.parseAll(value).stream())
        .findFirst()
        .or(() -> Stream.ofNullable(envelope).map(it -> new MailAddress(it, null)).findFirst())
        .or(() -> daemon(headers))
        .orElseThrow(() -> new RefusedMailException("Expected a sender but found none"));
  }

  /** Mail systems may report without any sender's address. */
  private static Optional<MailAddress> daemon(MailHeaders headers) {
    return headers
            .firstOrEmpty("content-type")
            .toLowerCase(Locale.ROOT)
            .contains("multipart/report")
        ? Optional.of(new MailAddress("mailer-daemon@invalid", null))
        : Optional.empty();
  }

  private static MailAddress replyTo(MailHeaders headers, MailAddress from) {
    return headers.all("reply-to").stream()
        .flatMap(value -> MailAddress.parseAll(value).stream())
        .findFirst()
        .orElse(from);
  }

  private static List<String> addressed(MailHeaders headers) {
    return Stream.of("to", "cc", "delivered-to", "x-original-to")
        .flatMap(name -> headers.all(name).stream())
        .flatMap(value -> MailAddress.parseAll(value).stream())
        .map(MailAddress::address)
        .distinct()
        .toList();
  }

  private static String firstId(String header) {
    List<String> ids = ids(header);
    return ids.isEmpty() ? PlainText.line(header) : ids.getFirst();
  }

  private static List<String> ids(String header) {
    return MESSAGE_ID
        .matcher(header)
        .results()
        .limit(MOST_REFERENCES)
        .map(it -> it.group())
        .toList();
  }

  private static @Nullable Instant date(String header) {
    String withoutComment = header.replaceAll("\\([^()]*\\)", " ").strip().replaceAll("\\s+", " ");
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(withoutComment));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable String language(@Nullable String header) {
    String first = header == null ? "" : header.split(",", 2)[0].strip();
    return LANGUAGE.matcher(first).matches() ? first : null;
  }

  /**
   * What says that a program wrote it; null when nothing does. How it was distributed says nothing:
   * people write by mailing lists and from any address.
   */
  private static @Nullable String sign(MailHeaders headers, String envelopeFrom) {
    String submitted = word(headers.firstOrEmpty("auto-submitted"));
    if (!submitted.isEmpty() && !submitted.equals("no")) {
      return "auto-submitted";
    }
    if (word(headers.firstOrEmpty("precedence")).equals("auto_reply")) {
      return "precedence";
    }
    return Stream.of("x-autoreply", "x-autorespond")
        .filter(headers::has)
        .findFirst()
        .orElse(envelopeFrom.isEmpty() ? "null-return-path" : null);
  }

  private static String word(String header) {
    return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** What besides the body makes it the same mail: without an id all that its sender wrote. */
  private static List<String> proof(MailHeaders headers) {
    return firstId(headers.firstOrEmpty("message-id")).isEmpty()
        ? headers.withoutTrace().toList()
        : List.of(headers.firstOrEmpty("from"), headers.firstOrEmpty("date"));
  }

  private static String contentHash(MailHeaders headers, byte[] raw) {
    return digest(proof(headers), raw, MailBody.start(raw));
  }

  private static String digest(List<String> proof, byte[] raw, int body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (String part : proof) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      for (int i = body; i < raw.length; i++) {
        if (raw[i] != '\r') {
          digest.update(raw[i]);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256 in every JDK", e);
    }
  }
}
