package org.strowger.gateway.email;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.conversation.Attachment;

/**
 * A mail as the gateway understands it; nothing in it is trusted.
 *
 * @param messageId as the sender gave it; empty when he gave none
 * @param from who says to have written it
 * @param replyTo where answers go; the sender unless he asked for another address
 * @param addressed all addresses it names as recipients, for the tokens in them
 * @param inReplyTo Message-IDs it answers, the nearest first
 * @param references all Message-IDs before it, in the sender's order
 * @param text the part to read; from the HTML when there is no plain one
 * @param html as sent, never shown unsanitised; null when there is none
 * @param sentAt as the sender says; null when it is unusable
 * @param contentLanguage a hint of the mailer; null when it gave none
 * @param sign what says that a program wrote it, which none answers; null when nothing does
 * @param report what a mail system says about a mail of ours; null for other mails
 * @param contentHash SHA-256 of From, Date and body, or, without a Message-ID, of body and all
 *     headers but those that the way adds; in hex
 */
public record InboundMail(
    String messageId,
    MailAddress from,
    MailAddress replyTo,
    List<String> addressed,
    List<String> inReplyTo,
    List<String> references,
    String subject,
    String text,
    @Nullable String html,
    List<Attachment> attachments,
    @Nullable Instant sentAt,
    @Nullable String contentLanguage,
    @Nullable String sign,
    @Nullable DeliveryReport report,
    String contentHash) {

  /** As a person wants it taken who has looked at it. */
  InboundMail asWritten() {
    return new InboundMail(
        messageId,
        from,
        replyTo,
        addressed,
        inReplyTo,
        references,
        subject,
        text,
        html,
        attachments,
        sentAt,
        contentLanguage,
        null,
        null,
        contentHash);
  }

  /** Written by a program: never answered by one. */
  boolean automatic() {
    return sign != null;
  }

  /** Nothing but its bytes tells it from another one. */
  boolean isNameless() {
    return messageId.isEmpty();
  }
}
