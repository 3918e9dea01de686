package org.strowger.contracts.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;

/**
 * One agent's ownership of one contact: {@code Engaged → WrapUp → Done}. It is identified by the
 * offer that was accepted.
 */
public sealed interface AssignmentEvent extends RoutingEvent {

  OfferId offerId();

  ContactId contactId();

  AgentId agentId();

  Instant assignedAt();

  /** The offer was accepted: the agent owns the contact and its segment ends. */
  record ContactAssigned(
      OfferId offerId,
      ContactId contactId,
      AgentId agentId,
      Instant assignedAt,
      Instant issuedAt,
      ConversationId conversationId,
      CustomerId customerId,
      ChannelType channel,
      QueueId queueId,
      int segment,
      Instant enqueuedAt,
      Instant arrivedAt,
      int cost)
      implements AssignmentEvent {}

  /** The agent's ownership ended without the contact ending; it is enqueued again. */
  record ContactReturned(
      OfferId offerId,
      ContactId contactId,
      AgentId agentId,
      Instant assignedAt,
      Instant returnedAt,
      ReturnReason reason)
      implements AssignmentEvent {}

  /**
   * Work after the contact began.
   *
   * @param endsAt when the clock ends it; null when only the agent does
   */
  record WrapUpStarted(
      OfferId offerId,
      ContactId contactId,
      AgentId agentId,
      Instant assignedAt,
      Instant startedAt,
      QueuePlan.WrapUp.Mode mode,
      @Nullable Instant endsAt)
      implements AssignmentEvent {}

  /** The assignment is done: the contact counts as handled and its capacity is free. */
  record WrapUpEnded(
      OfferId offerId,
      ContactId contactId,
      AgentId agentId,
      Instant assignedAt,
      Instant endedAt,
      EndedBy by)
      implements AssignmentEvent {}

  /** What ended wrap-up. */
  enum EndedBy {
    AGENT,
    TIMER,
    SUPERVISOR,
    /** The queue has no wrap-up. */
    NONE,
    /** The agent signed off or was removed. */
    SIGN_OFF
  }
}
