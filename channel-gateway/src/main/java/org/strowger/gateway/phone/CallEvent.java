package org.strowger.gateway.phone;

import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.ContactCommand.CallbackOutcome;
import org.strowger.gateway.phone.driver.HangUpReason;
import org.strowger.gateway.phone.driver.LegId;

/** What happens to a call: said by the router, or by the driver of one of its legs. */
public sealed interface CallEvent {

  /** The router offers the call to an agent. */
  record Offered(OfferId offerId, AgentId agentId) implements CallEvent {}

  /** The offer is over, or accepting it was refused. */
  record OfferOver(OfferId offerId, HangUpReason reason) implements CallEvent {}

  /** The contact is the agent's. */
  record Assigned(OfferId offerId, AgentId agentId) implements CallEvent {}

  /** The contact was taken from the agent and waits again. */
  record Returned(OfferId offerId) implements CallEvent {}

  /** The agent passed the contact on. */
  record Transferred(OfferId offerId) implements CallEvent {}

  /** The contact waits on without its customer; the reason is what she is told. */
  record CallbackAgreed(HangUpReason reason) implements CallEvent {}

  /** The contact has ended. */
  record ContactOver() implements CallEvent {}

  /** The router does not let the contact in: it has ended with its arrival. */
  record Refused(HangUpReason reason) implements CallEvent {}

  /** The agent's phone rings. */
  record AgentRings(LegId leg) implements CallEvent {}

  /** The agent lifted. */
  record AgentLifted(LegId leg) implements CallEvent {}

  /** The agent's phone refused or could not be reached. */
  record AgentFailed(LegId leg, DeclineReason reason) implements CallEvent {}

  /** The customer could not be connected. */
  record CustomerFailed(LegId leg, CallbackOutcome outcome) implements CallEvent {}

  /** Both sides are connected. */
  record Joined() implements CallEvent {}

  /** A side hung up, or its leg was lost. */
  record HungUp(LegId leg) implements CallEvent {}

  /** A side holds the other, or does not any more. */
  record HoldChanged(LegId leg, boolean holds) implements CallEvent {}

  /** Some time has passed. */
  record TimePassed() implements CallEvent {}
}
