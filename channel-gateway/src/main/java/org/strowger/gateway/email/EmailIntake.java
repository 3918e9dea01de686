package org.strowger.gateway.email;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.conversation.ConversationIntake;
import org.strowger.gateway.conversation.ConversationRepository;
import org.strowger.gateway.conversation.InboundMessage;
import org.strowger.gateway.conversation.InboundRepository;
import org.strowger.gateway.conversation.MessageBody;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.delivery.DeliveryOutcomes;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.language.WrittenLanguage;

/** Stores a mail: one demand per entry point it was sent to, all in one transaction, each once. */
@Singleton
public class EmailIntake {

  private final GatewayDatabase database;
  private final InboundRepository inbound;
  private final ConversationRepository conversations;
  private final ConversationIntake intake;
  private final MailThreads threads;
  private final Mailboxes mailboxes;
  private final ConversationToken tokens;
  private final DeliveryOutcomes outcomes;
  private final GatewayOutbox outbox;
  private final KeyedIds ids;

  public EmailIntake(
      GatewayDatabase database,
      InboundRepository inbound,
      ConversationRepository conversations,
      ConversationIntake intake,
      MailThreads threads,
      Mailboxes mailboxes,
      ConversationToken tokens,
      DeliveryOutcomes outcomes,
      GatewayOutbox outbox,
      KeyedIds ids) {
    this.database = database;
    this.inbound = inbound;
    this.conversations = conversations;
    this.intake = intake;
    this.threads = threads;
    this.mailboxes = mailboxes;
    this.tokens = tokens;
    this.outcomes = outcomes;
    this.outbox = outbox;
    this.ids = ids;
  }

  /** Returns when everything is committed. */
  public void take(InboundMail mail, byte[] raw, Collection<String> recipients) {
    List<Mailbox> addressed =
        recipients.stream()
            .flatMap(address -> mailboxes.find(address).stream())
            .sorted(Comparator.comparing(Mailbox::domain).thenComparing(Mailbox::entryPointName))
            .toList();
    database
        .jdbi()
        .useTransaction(
            handle -> {
              for (Mailbox mailbox : addressed) {
                String key = key(mail, mailbox);
                if (inbound.claim(handle, key)) {
                  takeOnce(handle, mail, raw, mailbox, key, recipients);
                }
              }
            });
    outbox.wake();
  }

  /** Keeps a mail that nothing could be made of, for people to look at. */
  public void park(byte[] raw, Collection<String> recipients, String cause) {
    List<Mailbox> addressed =
        recipients.stream().flatMap(address -> mailboxes.find(address).stream()).toList();
    String key = "park-" + ids.derive("parked", HexFormat.of().formatHex(raw));
    database
        .jdbi()
        .useTransaction(
            handle ->
                addressed.forEach(
                    mailbox ->
                        inbound.park(
                            handle, key, mailbox.domain(), mailbox.entryPointName(), cause, raw)));
  }

  private String key(InboundMail mail, Mailbox mailbox) {
    return "mail-"
        + ids.derive(
            "inbound-mail",
            mailbox.domain().value(),
            mailbox.entryPointName(),
            mail.messageId(),
            mail.contentHash());
  }

  private void takeOnce(
      Handle handle,
      InboundMail mail,
      byte[] raw,
      Mailbox mailbox,
      String key,
      Collection<String> recipients) {
    DeliveryReport report = mail.report();
    String cause = report == null ? ownCause(mail) : reported(handle, report);
    if (cause != null) {
      inbound.park(handle, key, mailbox.domain(), mailbox.entryPointName(), cause, raw);
      return;
    }
    MailThreads.Place place = threads.find(handle, mail, mailbox, recipients);
    InboundMessage message = message(handle, mail, raw, mailbox, key, place);
    boolean routed = place.joins() == null || !mail.automatic();
    intake.take(handle, message, routed, null);
  }

  /** Why a mail is our own coming back; null when it is not. */
  private @Nullable String ownCause(InboundMail mail) {
    if (mailboxes.find(mail.from().address()).isPresent()) {
      return "own_address";
    }
    return tokens.readMessageId(mail.messageId()).isPresent() ? "own_message" : null;
  }

  /** A report about a mail of ours marks it; every report is parked, none opens a contact. */
  private String reported(Handle handle, DeliveryReport report) {
    var answer = tokens.readMessageId(report.originalMessageId());
    if (answer.isEmpty()) {
      return "report_of_unknown_mail";
    }
    if (report.failed()) {
      outcomes.bounced(handle, answer.get().message(), "DSN_" + report.status());
    }
    return "report";
  }

  private InboundMessage message(
      Handle handle,
      InboundMail mail,
      byte[] raw,
      Mailbox mailbox,
      String key,
      MailThreads.Place place) {
    var sender = Identity.email(mail.from().address(), mail.from().name());
    String replyTo = replyTo(handle, mail, place.joins());
    ConversationId conversation =
        place.joins() == null ? ids.conversation("mail", key) : place.joins();
    List<Identity> participants =
        place.joins() == null ? List.of(sender, Identity.email(replyTo, null)) : List.of();
    QuotedReply reply = QuotedReply.split(mail.text());
    return new InboundMessage(
        mailbox.entryPoint(),
        ids.contact("mail", key),
        conversation,
        ids.message("mail", key),
        sender,
        participants,
        place.possible(),
        new MessageBody(mail.subject(), reply.text(), reply.quoted(), mail.html()),
        mail.attachments(),
        new WrittenLanguage(null, null, mail.contentLanguage()),
        Map.of(),
        null,
        new InboundMessage.Source(
            mail.messageId(),
            references(mail),
            replyTo,
            mail.contentHash(),
            InboundMessage.Source.believable(mail.sentAt(), Instant.now()),
            mail.automatic(),
            raw));
  }

  /** Inside a conversation answers only go to somebody who takes part. */
  private String replyTo(Handle handle, InboundMail mail, @Nullable ConversationId joined) {
    String asked = mail.replyTo().address();
    boolean ours = mailboxes.find(asked).isPresent();
    boolean allowed =
        !ours
            && (joined == null
                || conversations
                    .find(handle, joined)
                    .filter(it -> conversations.takesPart(handle, it, Identity.email(asked, null)))
                    .isPresent());
    return allowed ? asked : mail.from().address();
  }

  private static String references(InboundMail mail) {
    return Stream.concat(
            mail.references().isEmpty() ? mail.inReplyTo().stream() : mail.references().stream(),
            Stream.of(mail.messageId()).filter(id -> id.startsWith("<")))
        .distinct()
        .reduce((before, id) -> before + " " + id)
        .orElse("");
  }
}
