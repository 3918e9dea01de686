package org.strowger.gateway.email;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.channel.InboundContact;
import org.strowger.gateway.channel.InboundMessage;
import org.strowger.gateway.conversation.MessageBody;
import org.strowger.gateway.conversation.MessageSource;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.language.WrittenLanguage;

/**
 * Makes the message of a mail that reached a mailbox. The mail goes on with a conversation only by
 * a token of ours: in an address, or in a Message-ID it answers.
 */
@Singleton
class EmailMessages {

  private static final int MOST_CANDIDATES = 20;

  private final Mailboxes mailboxes;
  private final ConversationToken tokens;
  private final KeyedIds ids;

  EmailMessages(Mailboxes mailboxes, ConversationToken tokens, KeyedIds ids) {
    this.mailboxes = mailboxes;
    this.tokens = tokens;
    this.ids = ids;
  }

  /** The same for each delivery of the same mail to the same entry point. */
  String key(InboundMail mail, Mailbox mailbox) {
    return "mail-"
        + ids.derive(
            "inbound-mail",
            mailbox.domain().value(),
            mailbox.entryPointName(),
            mail.messageId(),
            mail.contentHash());
  }

  InboundMessage of(InboundMail mail, byte[] raw, Mailbox mailbox, Collection<String> recipients) {
    String key = key(mail, mailbox);
    Identity sender = mail.from().identity();
    boolean ours = mailboxes.find(mail.replyTo().address()).isPresent();
    Identity replyTo = ours ? sender : mail.replyTo().identity();
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
            null);
    QuotedReply reply = QuotedReply.split(mail.text());
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
            mail.automatic(),
            raw));
  }

  /** By tokens in addresses first, then by what the mail answers, the nearest first. */
  private List<ConversationId> named(InboundMail mail, Collection<String> recipients) {
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
