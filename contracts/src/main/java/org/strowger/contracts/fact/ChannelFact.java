package org.strowger.contracts.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.MessageId;

/** What happens on the channels; topic {@code contacts}, keyed by conversation. No text, ever. */
public sealed interface ChannelFact {

  DomainId domainId();

  ConversationId conversationId();

  /**
   * A customer's message is stored.
   *
   * @param sequence of the message within its conversation, from 1
   * @param proposedContactId the contact it opens unless it joins another
   */
  record MessageReceived(
      DomainId domainId,
      ConversationId conversationId,
      MessageId messageId,
      long sequence,
      CustomerId customerId,
      ChannelType channel,
      String entryPoint,
      ContactId proposedContactId,
      Instant receivedAt)
      implements ChannelFact {}

  /** An agent's answer is stored and will be delivered. */
  record MessageSent(
      DomainId domainId,
      ConversationId conversationId,
      MessageId messageId,
      long sequence,
      ChannelType channel,
      ContactId contactId,
      AgentId agentId,
      Instant sentAt)
      implements ChannelFact {}

  /** The next system on the way to the customer took the answer over. */
  record MessageDelivered(
      DomainId domainId,
      ConversationId conversationId,
      MessageId messageId,
      Instant sentAt,
      Instant deliveredAt)
      implements ChannelFact {}

  /**
   * The answer cannot be delivered.
   *
   * @param code e.g. {@code SMTP_550}; never the other side's text
   */
  record MessageFailed(
      DomainId domainId,
      ConversationId conversationId,
      MessageId messageId,
      Instant sentAt,
      Instant failedAt,
      String code,
      @Nullable ContactId contactId)
      implements ChannelFact {}
}
