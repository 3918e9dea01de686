package org.strowger.contracts.routing;

import java.time.Instant;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;

/**
 * An offer's life: issued, then exactly one of accepted ({@link AssignmentEvent.ContactAssigned}),
 * declined, expired, revoked.
 */
public sealed interface OfferEvent extends RoutingEvent {

  OfferId offerId();

  AgentId agentId();

  Instant issuedAt();

  /** Reserves the agent's capacity for the contact until it ends or {@code expiresAt} has come. */
  record OfferIssued(
      OfferId offerId,
      AgentId agentId,
      Instant issuedAt,
      Instant expiresAt,
      ContactId contactId,
      ConversationId conversationId,
      CustomerId customerId,
      ChannelType channel,
      QueueId queueId,
      int segment,
      Instant enqueuedAt,
      Instant arrivedAt,
      int cost,
      OfferMode mode,
      OfferWhy why)
      implements OfferEvent {}

  /** How the offer reaches the agent. */
  enum OfferMode {
    /** The agent answers it. */
    OFFERED,
    /** The agent asked for it: accepted in the same decision. */
    PULLED
  }

  /** The agent refused. */
  record OfferDeclined(
      OfferId offerId,
      AgentId agentId,
      Instant issuedAt,
      Instant declinedAt,
      AgentCommand.DeclineReason reason)
      implements OfferEvent {}

  /** Nobody answered in time. */
  record OfferExpired(OfferId offerId, AgentId agentId, Instant issuedAt, Instant expiredAt)
      implements OfferEvent {}

  /** Taken back; the desk says "withdrawn". */
  record OfferRevoked(
      OfferId offerId, AgentId agentId, Instant issuedAt, Instant revokedAt, RevokeReason reason)
      implements OfferEvent {}

  /** Why an offer was taken back. */
  enum RevokeReason {
    CUSTOMER_LEFT,
    AGENT_DISCONNECTED,
    AGENT_NOT_AVAILABLE,
    PLAN_CHANGED,
    AGENT_REMOVED
  }
}
