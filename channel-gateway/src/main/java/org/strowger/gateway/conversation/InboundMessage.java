package org.strowger.gateway.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.language.WrittenLanguage;

/**
 * A customer's message with all that is known when it arrives.
 *
 * @param proposedContact the contact it opens unless the router joins it to another
 * @param sender the customer, when the conversation is new
 * @param participants who may write into the conversation besides
 * @param possibleReplyTo a conversation it seems to answer without proof; null when none
 * @param attributes declared by the plan
 * @param tier of the customer, said by whom we trust: the site's or the endpoint's server under its
 *     secret, never the customer; null when nobody says one
 */
public record InboundMessage(
    EntryPoint entryPoint,
    ContactId proposedContact,
    ConversationId conversation,
    MessageId message,
    Identity sender,
    List<Identity> participants,
    @Nullable ConversationId possibleReplyTo,
    MessageBody body,
    List<Attachment> attachments,
    WrittenLanguage language,
    Map<String, String> attributes,
    @Nullable String tier,
    Source source) {

  /**
   * Where a message came from.
   *
   * @param id the source's own id of it; null when it has none
   * @param references ids before it, blank-separated; null when none
   * @param replyTo where an answer goes; null when the entrance knows
   * @param hash the same for the same mail at several entry points; null outside of mail
   * @param sentAt the sender's word, already believable
   * @param automatic written by a program
   * @param raw as received; null when it is not kept
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
  public record Source(
      @Nullable String id,
      @Nullable String references,
      @Nullable String replyTo,
      @Nullable String hash,
      Instant sentAt,
      boolean automatic,
      byte @Nullable [] raw) {

    private static final Duration LONGEST_WAY = Duration.ofMinutes(10);

    /** The sender's time when the message can have travelled since then, else now. */
    public static Instant believable(@Nullable Instant claimed, Instant now) {
      return claimed != null && claimed.isBefore(now) && claimed.isAfter(now.minus(LONGEST_WAY))
          ? claimed
          : now;
    }
  }
}
