package org.strowger.gateway.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.MessageId;
import org.strowger.contracts.id.QueueId;
import org.strowger.servicekit.search.Excerpt;

/**
 * Messages that were found, the latest first.
 *
 * @param next what asks for those before; null when there are none
 */
public record MessageHits(List<MessageHit> hits, @Nullable String next) {

  /**
   * One message.
   *
   * @param sequence its place in the conversation
   * @param contactId null while it belongs to none
   * @param inbound whether the customer wrote it
   * @param agentId who wrote it, when it was no customer
   * @param excerpt why it was found
   * @param at when it was stored
   */
  public record MessageHit(
      MessageId messageId,
      ConversationId conversationId,
      long sequence,
      @Nullable ContactId contactId,
      ChannelType channel,
      @Nullable QueueId queueId,
      CustomerId customerId,
      @Nullable String customerName,
      boolean inbound,
      @Nullable AgentId agentId,
      @Nullable String subject,
      Excerpt excerpt,
      Instant at) {}
}
