package org.strowger.routing.engine.apply;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.routing.engine.state.Agent;

/** Says how long the two sides of a chat may be silent until it takes no capacity. */
final class ChatIdleTimes {

  private final MutableDomainState state;

  ChatIdleTimes(MutableDomainState state) {
    this.state = state;
  }

  /** When a chat goes idle if nobody writes from now on; null when it never does. */
  @Nullable Instant silentUntil(ContactAssigned chat) {
    return chat.channel() == ChannelType.CHAT && chat.source() != SegmentSource.CONSULT
        ? silentUntil(chat.agentId())
        : null;
  }

  private @Nullable Instant silentUntil(AgentId agentId) {
    Agent agent = state.facts().agent(agentId);
    ProfilePlan profile =
        agent == null ? null : state.facts().plan().profile(agent.definition().profileId());
    Integer seconds = profile == null ? null : profile.capacity().idleChatSeconds();
    return seconds == null ? null : state.facts().now().plusSeconds(seconds);
  }
}
