package org.strowger.gateway.email;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.channel.InboundContact;
import org.strowger.gateway.channel.InboundMessage;
import org.strowger.gateway.conversation.MessageBody;
import org.strowger.gateway.conversation.MessageSource;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.email.read.KnownWords;
import org.strowger.gateway.email.read.QuotedReply;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.language.WrittenLanguage;

/**
 * Makes the message of a mail that reached a mailbox. The mail goes on with a conversation only by
 * a token of ours: in an address, or in a Message-ID it answers.
 */
@Singleton
class EmailMessages {

  private static final int MOST_CANDIDATES = 20;
  private static final String BY_FORM = "form";

  private final Mailboxes mailboxes;
  private final ConversationToken tokens;
  private final KeyedIds ids;

  EmailMessages(Mailboxes mailboxes, ConversationToken tokens, KeyedIds ids) {
    this.mailboxes = mailboxes;
    this.tokens = tokens;
    this.ids = ids;
  }

  /**
   * The same for each delivery of the same mail to the same entry point.
   *
   * @param day of the delivery, which counts for a mail without an id: somebody may write the same
   *     words again
   */
  String key(InboundMail mail, Mailbox mailbox, LocalDate day) {
    return "mail-"
        + ids.derive(
            "inbound-mail",
            mailbox.domain().value(),
            mailbox.entryPointName(),
            mail.isNameless() ? day.toString() : mail.messageId(),
            mail.contentHash());
  }

  /** The message that a mail made, or would make, which was delivered on this day. */
  MessageId id(InboundMail mail, Mailbox mailbox, LocalDate day) {
    return ids.message("mail", key(mail, mailbox, day));
  }

  /**
   * The message of a mail.
   *
   * @param earlier what was sent before in the conversations that the mail may belong to
   */
  InboundMessage of(
      InboundMail mail,
      byte[] raw,
      Mailbox mailbox,
      Collection<String> recipients,
      LocalDate day,
      KnownWords earlier) {
    String key = key(mail, mailbox, day);
    boolean ours = mailboxes.find(mail.replyTo().address()).isPresent();
    Identity replyTo = ours ? mail.from().identity() : mail.replyTo().identity();
    Identity sender = sender(mail, ours);
    var contact =
        new InboundContact(
            mailbox.entryPoint(),
            ids.contact("mail", key),
            ids.conversation("mail", key),
            null,
            named(mail, recipients),
            sender,
            List.of(sender, replyTo),
            WrittenLanguage.ofHint(mail.contentLanguage()),
            Map.of(),
            null,
            List.of());
    QuotedReply reply = QuotedReply.split(mail.text(), earlier);
    return new InboundMessage(
        contact,
        ids.message("mail", key),
        new MessageBody(mail.subject(), reply.text(), reply.quoted(), mail.html()),
        mail.attachments(),
        new MessageSource(
            mail.messageId(),
            references(mail),
            replyTo,
            mail.contentHash(),
            MessageSource.believable(mail.sentAt(), Instant.now()),
            mail.sign(),
            raw));
  }

  /**
   * Who wrote it. A form of a web site sends from an address of ours; whom it names as customer
   * nobody has proved, so it is not taken for the customer who writes from that address.
   */
  private Identity sender(InboundMail mail, boolean answersComeToUs) {
    boolean byForm = !answersComeToUs && mailboxes.find(mail.from().address()).isPresent();
    return byForm
        ? new Identity(BY_FORM, mail.replyTo().address(), mail.replyTo().name())
        : mail.from().identity();
  }

  /** By tokens in addresses first, then by what the mail answers, the nearest first. */
  List<ConversationId> named(InboundMail mail, Collection<String> recipients) {
    Stream<ConversationId> byAddress =
        Stream.concat(recipients.stream(), mail.addressed().stream())
            .flatMap(address -> tokens.readAddress(address).stream());
    Stream<ConversationId> byMessageId =
        Stream.concat(mail.inReplyTo().stream(), mail.references().reversed().stream())
            .flatMap(id -> tokens.readMessageId(id).stream())
            .map(ConversationToken.Answer::conversation);
    return Stream.concat(byAddress, byMessageId).distinct().limit(MOST_CANDIDATES).toList();
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
