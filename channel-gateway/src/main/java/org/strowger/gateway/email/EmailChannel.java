package org.strowger.gateway.email;

import io.quarkus.mailer.MailerName;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.channel.Attempt;
import org.strowger.gateway.channel.ChannelCapabilities;
import org.strowger.gateway.channel.ChannelCapabilities.Feature;
import org.strowger.gateway.channel.OutboundChannel;
import org.strowger.gateway.channel.OutboundMessage;
import org.strowger.gateway.conversation.ChannelProvider;
import org.strowger.gateway.conversation.Conversation;
import org.strowger.gateway.email.read.EncodedWords;

/** Sends answers as mails that thread in the customer's program and find their way back. */
@Singleton
public class EmailChannel implements OutboundChannel {

  static final ChannelProvider PROVIDER = new ChannelProvider("email");

  private static final ChannelCapabilities CAPABILITIES =
      ChannelCapabilities.of(100_000, Feature.ATTACHMENTS_IN, Feature.RECEIPTS)
          .withFiles(20, 25 * 1024 * 1024);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Less than the lease of an answer with files. */
  private static final Duration PATIENCE_WITH_FILES = Duration.ofMinutes(4);

  private static final int KEPT_AT_EACH_END = 10;
  private static final Pattern ANSWER =
      Pattern.compile("^(re|aw|sv|antw|rif|odp)\\s?:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** RFC 5322, in the one language it knows. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final MailClient mailer;
  private final Mailboxes mailboxes;
  private final ConversationToken tokens;
  private final MailFiles files;

  EmailChannel(
      @MailerName("gateway") MailClient mailer,
      Mailboxes mailboxes,
      ConversationToken tokens,
      MailFiles files) {
    this.mailer = mailer;
    this.mailboxes = mailboxes;
    this.tokens = tokens;
    this.files = files;
  }

  @Override
  public ChannelProvider provider() {
    return PROVIDER;
  }

  @Override
  public ChannelCapabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Attempt send(OutboundMessage message) {
    Mailbox mailbox = mailboxes.named(message.conversation().entryPoint().via()).orElse(null);
    String to = message.replyTo();
    if (mailbox == null) {
      return new Attempt.Later("NO_MAILBOX");
    }
    if (to == null) {
      return new Attempt.Refused("NO_ADDRESS");
    }
    try (MailFiles.Loaded loaded = files.load(message.files())) {
      MailMessage mail = mail(message, mailbox, to).setAttachment(loaded.parts());
      Duration patience = message.files().isEmpty() ? PATIENCE : PATIENCE_WITH_FILES;
      mailer.sendMail(mail).await().atMost(patience);
      return new Attempt.Delivered();
    } catch (RuntimeException e) {
      return refused(e);
    }
  }

  /** The client writes the headers that it is given as they are; its own encoding splits emoji. */
  private MailMessage mail(OutboundMessage message, Mailbox mailbox, String to) {
    var conversation = message.conversation().id();
    var mail = new MailMessage();
    mail.setTo(to);
    mail.setFrom(mailbox.address());
    mail.setBounceAddress(tokens.bounceAddress(mailbox.address(), conversation, message.id()));
    mail.setText(message.text());
    var headers = MultiMap.caseInsensitiveMultiMap();
    headers.add("From", from(mailbox));
    headers.add("Subject", EncodedWords.encode(subject(message.conversation())));
    headers.add("Reply-To", tokens.replyAddress(mailbox.address(), conversation));
    headers.add("Message-ID", tokens.messageId(conversation, message.id(), mailbox.host()));
    headers.add("Date", DATE.format(message.sentAt()));
    if (message.answers() != null && message.answers().startsWith("<")) {
      headers.add("In-Reply-To", message.answers());
    }
    String references = references(message.references());
    if (!references.isEmpty()) {
      headers.add("References", references);
    }
    return mail.setHeaders(headers);
  }

  /** The first and the last ones: enough for every mail program, and short. */
  static String references(String all) {
    List<String> ids = all.isBlank() ? List.of() : List.of(all.strip().split("\\s+"));
    if (ids.size() <= 2 * KEPT_AT_EACH_END) {
      return String.join(" ", ids);
    }
    var kept = new ArrayList<>(ids.subList(0, KEPT_AT_EACH_END));
    kept.addAll(ids.subList(ids.size() - KEPT_AT_EACH_END, ids.size()));
    return String.join(" ", kept);
  }

  /** The first words of ours are no answer. */
  private static String subject(Conversation conversation) {
    return conversation.lastInboundSequence() == 0 && conversation.subject() != null
        ? conversation.subject()
        : subject(conversation.subject());
  }

  static String subject(@Nullable String subject) {
    String asked = subject == null ? "" : subject.strip();
    return asked.isEmpty() ? "Re:" : ANSWER.matcher(asked).matches() ? asked : "Re: " + asked;
  }

  private static String from(Mailbox mailbox) {
    String name = mailbox.fromName();
    if (name == null) {
      return mailbox.address();
    }
    String bare = name.replaceAll("[\"\\\\]", "");
    String encoded = EncodedWords.encode(bare);
    String shown = encoded.equals(bare) ? "\"" + bare + "\"" : encoded;
    return shown + " <" + mailbox.address() + ">";
  }

  private static Attempt refused(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SMTPException answer) {
        String code = "SMTP_" + answer.getReplyCode();
        return answer.isPermanent() ? new Attempt.Refused(code) : new Attempt.Later(code);
      }
    }
    return new Attempt.Later("CONNECTION");
  }
}
