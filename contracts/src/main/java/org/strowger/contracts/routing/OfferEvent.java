package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
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

  /**
   * Reserves the agent's capacity for the contact until it ends or {@code expiresAt} has come.
   *
   * @param source why the contact's segment began; with CALLBACK the customer is not there
   */
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
      OfferWhy why,
      @Nullable SegmentSource source)
      implements OfferEvent {

    /** Of a contact whose segment began by its arrival. */
    public OfferIssued(
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
        OfferWhy why) {
      this(
          offerId,
          agentId,
          issuedAt,
          expiresAt,
          contactId,
          conversationId,
          customerId,
          channel,
          queueId,
          segment,
          enqueuedAt,
          arrivedAt,
          cost,
          mode,
          why,
          SegmentSource.ARRIVAL);
    }
  }

  /** How the offer reaches the agent. */
  enum OfferMode {
    /** The agent answers it. */
    OFFERED,
    /** The agent asked for it: accepted in the same decision. */
    PULLED,
    /** The agent named it: accepted in the same decision. */
    PICKED,
    /** A supervisor gave it to the agent: accepted in the same decision. */
    ASSIGNED,
    /** The queue's offers need no answer: accepted in the same decision. */
    AUTO,
    /** The agent began the contact herself. */
    OUTBOUND,
    /** She was asked about the contact and has it now: accepted in the same decision. */
    CONSULTED,
    @JsonEnumDefaultValue
    UNKNOWN
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
    AGENT_REMOVED,
    /** The agent's phone cannot be rung any more. */
    PHONE_UNREACHABLE,
    /** The customer left the line to be called back. */
    CALLBACK_REQUESTED,
    /** A supervisor decided otherwise. */
    SUPERVISOR,
    /** The agent cannot do what the contact turned out to need. */
    CONTACT_UPDATED,
    /** The consult that was offered is over. */
    CONSULT_ENDED,
    @JsonEnumDefaultValue
    UNKNOWN
  }
}
