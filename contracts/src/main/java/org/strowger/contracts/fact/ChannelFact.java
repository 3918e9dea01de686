package org.strowger.contracts.fact;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
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

  /** A call's two legs are joined: the customer and the agent can talk. */
  record CallJoined(
      DomainId domainId,
      ConversationId conversationId,
      ContactId contactId,
      AgentId agentId,
      Instant joinedAt)
      implements ChannelFact {}

  /**
   * The agent or the customer put the other on hold.
   *
   * @param by who did
   */
  record CallHeld(
      DomainId domainId,
      ConversationId conversationId,
      ContactId contactId,
      AgentId agentId,
      Instant heldAt,
      Side by)
      implements ChannelFact {}

  /** They talk again; also written when the call ends on hold. */
  record CallResumed(
      DomainId domainId,
      ConversationId conversationId,
      ContactId contactId,
      AgentId agentId,
      Instant heldAt,
      Instant resumedAt)
      implements ChannelFact {}

  /**
   * The call is over, talking or waiting; by TRANSFER only for its agent: the customer stays on the
   * line.
   *
   * @param agentId null when no agent had it
   * @param joinedAt null when it was never joined
   */
  record CallEnded(
      DomainId domainId,
      ConversationId conversationId,
      ContactId contactId,
      @Nullable AgentId agentId,
      @Nullable Instant joinedAt,
      Instant endedAt,
      EndedBy by)
      implements ChannelFact {}

  /** A side of a call. */
  enum Side {
    CUSTOMER,
    AGENT,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /** What ended a call or a chat. */
  enum EndedBy {
    CUSTOMER,
    AGENT,
    /** The customer is called back instead of waiting. */
    CALLBACK,
    /** The contact went to another agent or queue. */
    TRANSFER,
    /** The gateway that carried it came down. */
    GATEWAY_RESTART,
    /** The call could not be set up. */
    FAILED,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /** A chat's customer lost the connection; the chat waits for her. */
  record CustomerAway(
      DomainId domainId, ConversationId conversationId, ContactId contactId, Instant awayAt)
      implements ChannelFact {}

  /** A chat's customer is connected again. */
  record CustomerBack(
      DomainId domainId, ConversationId conversationId, ContactId contactId, Instant backAt)
      implements ChannelFact {}

  /** A chat's customer ended it or stayed away too long. */
  record CustomerLeft(
      DomainId domainId,
      ConversationId conversationId,
      ContactId contactId,
      Instant leftAt,
      boolean byChoice)
      implements ChannelFact {}
}
