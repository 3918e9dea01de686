package org.strowger.contracts.routing;

import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;

/**
 * A question to the router; its answer is an event, so that nothing reads the engine from outside.
 */
public sealed interface Question extends RoutingCommand {

  /** Why is this contact where it is? Answered by {@link RoutingAnswer.ContactExplained}. */
  record ExplainContact(ContactId contactId) implements Question {}

  /**
   * How long will this contact, which waits, wait? Asked to tell its customer; answered by {@link
   * WaitEvent.WaitForecasted}.
   */
  record ForecastWait(ContactId contactId) implements Question {}

  /** Why does this agent get nothing? Answered by {@link RoutingAnswer.AgentExplained}. */
  record ExplainAgent(AgentId agentId) implements Question {}
}
