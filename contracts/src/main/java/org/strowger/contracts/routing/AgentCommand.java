package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;

/** What agents and their desks do. */
public sealed interface AgentCommand extends RoutingCommand {

  /** Takes the live offer. An answer to any other offer than the live one is rejected. */
  record AcceptOffer(AgentId agentId, OfferId offerId) implements AgentCommand {}

  /** Refuses the live offer; the agent is not offered this contact for the queue's back-off. */
  record DeclineOffer(AgentId agentId, OfferId offerId, DeclineReason reason)
      implements AgentCommand {}

  /** Why an agent declines. */
  enum DeclineReason {
    BUSY,
    NOT_MY_SKILL,
    TECHNICAL,
    OTHER,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /** Gives the agent the first contact of her PULL queues. */
  record PullNext(AgentId agentId) implements AgentCommand {}

  /**
   * Ends the contact the agent is engaged with. Its case may stay open. Of a contact in wrap-up
   * whose customer ended it, gives the disposition that is missing.
   *
   * @param disposition a code of the plan; mandatory
   */
  record CloseContact(AgentId agentId, ContactId contactId, String disposition)
      implements AgentCommand {}

  /** Ends the agent's work after the contact. */
  record EndWrapUp(AgentId agentId, ContactId contactId) implements AgentCommand {}

  /**
   * @param reason a break reason of the plan, only with ON_BREAK
   * @param openWork what happens to engaged contacts, only with OFFLINE; null when it was not asked
   */
  record SetPresence(
      AgentId agentId, Presence presence, @Nullable String reason, @Nullable OpenWork openWork)
      implements AgentCommand {}

  /** What signing off does to contacts the agent is engaged with. */
  enum OpenWork {
    KEEP,
    HAND_BACK,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /** The agent is back after missed offers or declines. */
  record ClearSuspension(AgentId agentId) implements AgentCommand {}

  /**
   * The agent's first desk on this instance connected, or one asks again for the whole state.
   * Answered by {@link RoutingAnswer.AgentSnapshot}.
   */
  record AgentConnected(AgentId agentId, InstanceId instanceId) implements AgentCommand {}

  /** The agent's last desk on this instance is gone. */
  record AgentDisconnected(AgentId agentId, InstanceId instanceId) implements AgentCommand {}

  /**
   * The agent did something at her desk that no other command tells of: she typed, wrote, noted.
   * Sent while an offer stands with her; then its lapse is no miss, since she is there.
   */
  record ReportActivity(AgentId agentId) implements AgentCommand {}

  /** Whether the agent's phone can be rung: it registered, or its registration ended. */
  record ReportPhone(AgentId agentId, boolean reachable) implements AgentCommand {}

  /**
   * A desk instance lives; sent every 2 s per domain. One that is silent for 6 s loses its agents.
   */
  record InstanceAlive(InstanceId instanceId) implements AgentCommand {}

  /**
   * What the agent's presence becomes when the last of her assignments is done; until then nothing
   * new is offered to her. At once when she holds nothing. SetPresence cancels it.
   *
   * @param presence null cancels an earlier choice
   * @param reason a break reason of the plan, only with ON_BREAK
   */
  record SetNextPresence(AgentId agentId, @Nullable Presence presence, @Nullable String reason)
      implements AgentCommand {}

  /** Gives the agent the contact she names, of her queues, if she may have it. */
  record PickContact(AgentId agentId, ContactId contactId) implements AgentCommand {}

  /**
   * Sets an assigned contact aside: it comes back in line at that time, or when its customer
   * writes.
   *
   * @param until at most 90 days ahead
   */
  record SnoozeContact(AgentId agentId, ContactId contactId, Instant until)
      implements AgentCommand {}

  /**
   * The agent calls or writes to a customer by herself. The contact is hers at once and holds its
   * cost; her presence stays.
   *
   * @param queueId whose rules hold for it: wrap-up, service figures apart
   */
  record StartOutbound(
      AgentId agentId,
      ContactId contactId,
      ConversationId conversationId,
      CustomerId customerId,
      ChannelType channel,
      QueueId queueId)
      implements AgentCommand {}
}
