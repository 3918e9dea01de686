package org.strowger.routing.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.SegmentSource;

/** How long the two sides of a chat may be silent until it costs nothing. */
final class ChatIdleTimes {

  private final DomainState state;

  ChatIdleTimes(DomainState state) {
    this.state = state;
  }

  /** When a chat goes idle if nobody writes from now on; null when it never does. */
  @Nullable Instant end(ContactAssigned chat) {
    return chat.channel() == ChannelType.CHAT && chat.source() != SegmentSource.CONSULT
        ? end(chat.agentId())
        : null;
  }

  @Nullable Instant end(OfferId offerId) {
    return end(state.foundAssignment(offerId).assigned());
  }

  private @Nullable Instant end(AgentId agentId) {
    Agent agent = state.roster().agent(agentId);
    ProfilePlan profile =
        agent == null ? null : state.plan().profile(agent.definition().profileId());
    Integer seconds = profile == null ? null : profile.capacity().idleChatSeconds();
    return seconds == null ? null : state.head().time().plusSeconds(seconds);
  }
}
