package org.strowger.embedded.demo;

import jakarta.inject.Singleton;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The customers' mail program: sends to the exchange by SMTP, reads their mailboxes by IMAP. */
@Singleton
final class CustomersMail {

  private static final String HOST = "127.0.0.1";
  private static final String TIMEOUT_MS = "5000";
  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final int SHOWN = 20;
  private static final int LONGEST = 20_000;
  private static final int DEEPEST = 10;

  private final DemoConfig config;
  private final Session session;

  CustomersMail(DemoConfig config) {
    this.config = config;
    var properties = new Properties();
    for (String protocol : List.of("smtp", "imap")) {
      properties.put("mail." + protocol + ".connectiontimeout", TIMEOUT_MS);
      properties.put("mail." + protocol + ".timeout", TIMEOUT_MS);
    }
    properties.put("mail.smtp.localhost", "customer.example.com");
    this.session = Session.getInstance(properties);
  }

  /** A mail as it lies in a mailbox. */
  record Received(
      @Nullable String messageId,
      @Nullable String references,
      @Nullable String replyTo,
      @Nullable String subject,
      @Nullable Instant at,
      String text) {}

  /** Hands the mail over; returns when the exchange has taken it. */
  void send(CustomerMail mail) throws MessagingException {
    var message = new MimeMessage(session);
    message.setFrom(new InternetAddress(mail.from()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to()));
    message.setSubject(mail.subject(), UTF_8);
    message.setHeader(
        "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(OffsetDateTime.now(ZoneOffset.UTC)));
    message.setText(mail.text(), UTF_8);
    if (mail.inReplyTo() != null) {
      message.setHeader("In-Reply-To", mail.inReplyTo());
    }
    if (mail.references() != null) {
      message.setHeader("References", mail.references());
    }
    message.saveChanges();
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect(HOST, config.smtpPort(), null, null);
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  /** The last mails of the address, oldest first. */
  List<Received> mailbox(String address) throws MessagingException, IOException {
    try (Store store = session.getStore("imap")) {
      store.connect(HOST, config.imapPort(), address, "any");
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        int count = inbox.getMessageCount();
        var received = new ArrayList<Received>();
        for (int i = Math.max(1, count - SHOWN + 1); i <= count; i++) {
          received.add(read((MimeMessage) inbox.getMessage(i)));
        }
        return received;
      }
    } catch (AuthenticationFailedException _) {
      return List.of(); // nothing has ever come
    }
  }

  private static Received read(MimeMessage message) throws MessagingException, IOException {
    Date sent = message.getSentDate();
    return new Received(
        message.getMessageID(),
        unfolded(message.getHeader("References", " ")),
        Arrays.stream(message.getReplyTo())
            .findFirst()
            .map(address -> ((InternetAddress) address).getAddress())
            .orElse(null),
        message.getSubject(),
        sent == null ? null : sent.toInstant(),
        text(message, 0));
  }

  private static @Nullable String unfolded(@Nullable String header) {
    return header == null ? null : MimeUtility.unfold(header).strip().replaceAll("\\s+", " ");
  }

  private static String text(Part part, int depth) throws MessagingException, IOException {
    if (part.isMimeType("text/plain")) {
      String text = part.getContent().toString();
      return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
    if (depth < DEEPEST && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String text = text(parts.getBodyPart(i), depth + 1);
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return "";
  }
}
