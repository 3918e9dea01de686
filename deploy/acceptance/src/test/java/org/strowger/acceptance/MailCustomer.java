package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A customer with a real mail client: swaks to send, IMAP to read. */
final class MailCustomer {

  private static final String SUPPORT = "support@strowger.example";

  private final String address;
  private final int smtpPort;
  private final int imapPort;

  MailCustomer(String address, int smtpPort, int imapPort) {
    this.address = address;
    this.smtpPort = smtpPort;
    this.imapPort = imapPort;
  }

  /** A mail from the exchange as the customer's program shows it. */
  record Received(
      String subject, String text, String messageId, @Nullable String inReplyTo, String replyTo) {}

  /** Writes to the support mailbox; returns when the exchange has said 250. */
  void write(String subject, String text) throws IOException, InterruptedException {
    swaks(SUPPORT, subject, text, List.of());
  }

  /** Answers a mail, as mail programs do. */
  void answer(Received mail, String text) throws IOException, InterruptedException {
    swaks(
        mail.replyTo(),
        "Re: " + mail.subject(),
        text,
        List.of(
            "--add-header", "In-Reply-To: " + mail.messageId(),
            "--add-header", "References: " + mail.messageId()));
  }

  /** The only mail in the mailbox, once it is there. */
  Received awaitMail() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(this::mailbox, Optional::isPresent)
        .orElseThrow();
  }

  private Optional<Received> mailbox() throws MessagingException, IOException {
    var properties = new Properties();
    properties.setProperty("mail.imap.port", Integer.toString(imapPort));
    try (var store = Session.getInstance(properties).getStore("imap")) {
      store.connect("127.0.0.1", address, "any");
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        Message[] messages = inbox.getMessages();
        assertThat(messages).hasSizeLessThan(2);
        return messages.length == 0 ? Optional.empty() : Optional.of(received(messages[0]));
      }
    }
  }

  private static Received received(Message message) throws MessagingException, IOException {
    String[] inReplyTo = message.getHeader("In-Reply-To");
    return new Received(
        message.getSubject(),
        text(message),
        message.getHeader("Message-ID")[0],
        inReplyTo == null ? null : inReplyTo[0],
        message.getReplyTo()[0].toString());
  }

  private static String text(Part part) throws MessagingException, IOException {
    return part.getContent() instanceof Multipart parts
        ? text(parts.getBodyPart(0))
        : part.getContent().toString();
  }

  private void swaks(String to, String subject, String text, List<String> more)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                "swaks",
                "--server",
                "127.0.0.1",
                "--port",
                Integer.toString(smtpPort),
                "--from",
                address,
                "--to",
                to,
                "--header",
                "Subject: " + subject,
                "--add-header",
                "MIME-Version: 1.0",
                "--add-header",
                "Content-Type: text/plain; charset=utf-8",
                "--add-header",
                "Content-Transfer-Encoding: 8bit",
                "--body",
                text));
    command.addAll(more);
    Process client = new ProcessBuilder(command).redirectErrorStream(true).start();
    String protocol = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(client.waitFor()).as("swaks: %s", protocol).isZero();
  }
}
