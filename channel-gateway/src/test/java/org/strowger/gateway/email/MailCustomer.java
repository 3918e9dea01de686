package org.strowger.gateway.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.strowger.gateway.ChannelCustomer;
import org.strowger.gateway.MailClient;
import org.strowger.gateway.MailRelay;
import org.strowger.gateway.OutsideWorld;
import org.strowger.gateway.Store;
import org.strowger.gateway.conversation.ChannelProvider;

/** A customer with a mail program: once she has an answer, she writes by answering it. */
public final class MailCustomer implements ChannelCustomer {

  private static final String SUPPORT = "support@strowger.example";
  private static final Pattern MESSAGE = Pattern.compile("ms-[0-9a-f]{32}");

  private final String address = "u" + UUID.randomUUID().toString().replace("-", "") + "@x.example";
  private final int port;
  private final Map<String, Written> written = new HashMap<>();

  public MailCustomer(Doors doors) {
    this.port = doors.smtpPort();
  }

  @Override
  public ChannelProvider provider() {
    return EmailChannel.PROVIDER;
  }

  @Override
  public String conversation(Store store) {
    return store.conversation(address);
  }

  @Override
  public Said says(String id, String text) {
    Written mail = written.computeIfAbsent(id, _ -> write(id, text));
    return send(mail.to(), mail.bytes());
  }

  private Written write(String id, String text) {
    List<MimeMessage> answers = mails();
    String messageId = "<" + id + "@x.example>";
    if (answers.isEmpty()) {
      return new Written(SUPPORT, MailClient.mail(address, SUPPORT, "Hello", messageId, text));
    }
    try {
      MimeMessage answer = answers.getLast();
      String to = answer.getReplyTo()[0].toString();
      String headers = "In-Reply-To: " + answer.getMessageID() + "\r\n";
      return new Written(to, MailClient.mail(address, to, "Re: Hello", messageId, text, headers));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Said saysTooLong() {
    return send(
        SUPPORT,
        MailClient.mail(address, SUPPORT, "Long", "<long@x.example>", "x".repeat(1_100_000)));
  }

  @Override
  public Said saysWithFile() {
    String mail =
        """
        From: %s
        To: %s
        Subject: File
        Message-ID: <file-%s>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=m

        --m
        Content-Type: text/plain; charset=utf-8

        See the file
        --m
        Content-Type: text/csv
        Content-Disposition: attachment; filename="order.csv"

        1;2;3
        --m--
        """
            .formatted(address, SUPPORT, address);
    return send(SUPPORT, mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private Said send(String to, byte[] mail) {
    String answer = MailClient.send(port, address, List.of(to), mail);
    return answer.startsWith("250")
        ? Said.ACKNOWLEDGED
        : answer.startsWith("5") ? Said.REFUSED : Said.NOT_NOW;
  }

  @Override
  public void saysUnknownReceipt() {
    String report =
        """
        From: MAILER-DAEMON@mx.example
        Subject: Undelivered %s
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary=r

        --r
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx

        Action: failed
        Status: 5.2.2

        --r
        Content-Type: text/rfc822-headers

        Message-ID: <nobody-%s>

        --r--
        """
            .formatted(address, address);
    MailClient.send(
        port, "", List.of(SUPPORT), report.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void putsOffNextAnswer() {
    MailRelay.putOff(address);
  }

  @Override
  public void isBack() {
    // the next attempt succeeds
  }

  @Override
  public void refusesAnswers() {
    MailRelay.refuse(address);
  }

  @Override
  public List<Answer> answers() {
    return mails().stream().map(MailCustomer::answer).toList();
  }

  private List<MimeMessage> mails() {
    return Arrays.stream(OutsideWorld.mail().getReceivedMessages())
        .filter(mail -> recipient(mail).equals(address))
        .toList();
  }

  private static String recipient(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer answer(MimeMessage mail) {
    try {
      Matcher id = MESSAGE.matcher(mail.getMessageID());
      return new Answer(id.find() ? id.group() : "", mail.getContent().toString().strip());
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    // nothing is open
  }

  /** A mail as it is sent, also again. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
  private record Written(String to, byte[] bytes) {}
}
