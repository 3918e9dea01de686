package org.strowger.contracts.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;

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

  /**
   * What would a customer find who came now? Asked to tell her before she writes, and while she
   * waits; answered by {@link RoutingAnswer.ServiceStatusTold}.
   *
   * @param entryPoint where she would come in; the entry rules lead her on as a contact without
   *     attributes and tier
   * @param language BCP 47; null when it is not known
   * @param waitsIn the queue in which she waits already; null: the one that lets her in
   */
  record AskServiceStatus(
      ChannelType channel, String entryPoint, @Nullable String language, @Nullable QueueId waitsIn)
      implements Question {}

  /**
   * To whom can this agent pass on or show a contact of a channel? Answered by {@link
   * DeskAnswer.TargetsTold}.
   */
  record AskTargets(AgentId agentId, ChannelType channel) implements Question {}

  /**
   * What waits in the queues of this agent's profile, the oldest first? Answered by {@link
   * DeskAnswer.WaitingTold}.
   *
   * @param queueId the one queue to look at; null: all of hers
   * @param after the last that was told; null: from the oldest on
   */
  record AskWaiting(AgentId agentId, @Nullable QueueId queueId, @Nullable WaitingCursor after)
      implements Question {}

  /** Where a list of those who wait goes on: after this contact. */
  record WaitingCursor(Instant enqueuedAt, ContactId contactId) {}
}
