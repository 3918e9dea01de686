package org.strowger.routing.engine.state;

import java.time.Instant;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.OfferEvent;
import org.strowger.contracts.routing.OfferWhy;
import org.strowger.contracts.routing.RoutingEvent;

/** What a decision yields: events that are published, and notes that the router keeps to itself. */
public sealed interface Effect {

  /** An event for everybody. */
  record Published(RoutingEvent event) implements Effect {}

  /** What nobody outside needs to know; it changes state all the same. */
  sealed interface Note extends Effect {}

  /**
   * What has happened so far makes the contact wait. Now this agent gets it, whoever else could
   * have it.
   */
  record Directed(
      ContactId contactId, AgentId agentId, OfferEvent.OfferMode mode, OfferWhy.Trigger trigger)
      implements Effect {}

  /** The exchange's time goes on. */
  record ClockMoved(Instant to) implements Note {}

  /** The agent did something at her desk. */
  record AgentActed(AgentId agentId) implements Note {}

  /** The agent has a desk on the instance. */
  record DeskAttached(AgentId agentId, InstanceId instanceId) implements Note {}

  /** The agent has no desk on the instance any more. */
  record DeskDetached(AgentId agentId, InstanceId instanceId) implements Note {}

  /** The instance lives. */
  record InstanceHeard(InstanceId instanceId, Instant leaseUntil) implements Note {}

  /** The instance was silent for too long. */
  record InstanceLost(InstanceId instanceId) implements Note {}

  /** The time in which an agent can come back to her live contacts begins anew. */
  record GraceBegun(AgentId agentId) implements Note {}

  /** The time in which an agent could have come back to her live contacts is over. */
  record GraceEnded(AgentId agentId) implements Note {}

  /** The least time of a back-off is over, but it goes on. */
  record BackoffReviewed(ContactId contactId, AgentId agentId) implements Note {}

  /** The agent may be offered the contact again. */
  record BackoffEnded(ContactId contactId, AgentId agentId) implements Note {}

  /** The contact has waited for so long that its wait stage changes. */
  record WaitStageEnded(ContactId contactId) implements Note {}

  /** Somebody wrote in a chat that is not idle. */
  record ChatHeard(OfferId offerId) implements Note {}

  /** The customer was gone before the contact came. */
  record WithdrawalKept(ContactId contactId, Instant until) implements Note {}

  /** The contact's id may be forgotten. */
  record MemoryEnded(ContactId contactId) implements Note {}
}
