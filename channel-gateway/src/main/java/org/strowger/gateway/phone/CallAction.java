package org.strowger.gateway.phone;

import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.gateway.phone.driver.HangUpReason;
import org.strowger.gateway.phone.driver.LegId;

/** What has to be done about a call. */
public sealed interface CallAction {

  /** Say it to the router. */
  record SendCommand(String id, RoutingCommand command) implements CallAction {}

  /** Write it down for everybody. */
  record PublishFact(String id, ChannelFact fact) implements CallAction {}

  /** Ring the agent's phone. */
  record RingAgent(LegId leg, AgentId agentId) implements CallAction {}

  /** Let the caller hear that a phone rings. */
  record LetRing(LegId caller) implements CallAction {}

  /** Tell the caller that she waits. */
  record LetWait(LegId caller) implements CallAction {}

  /** Let a customer on the line, whose agent has gone, wait there in silence. */
  record Park(LegId customer) implements CallAction {}

  /** Answer the caller, or tell the customer on the line, and connect both. */
  record Connect(LegId caller, LegId agent) implements CallAction {}

  /** Dial the customer for the agent who waits on the line. */
  record Dial(LegId customer, LegId agent) implements CallAction {}

  /** End a leg, whatever its state. */
  record HangUp(LegId leg, HangUpReason reason) implements CallAction {}
}
