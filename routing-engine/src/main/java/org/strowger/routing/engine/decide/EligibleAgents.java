package org.strowger.routing.engine.decide;

import org.strowger.contracts.ChannelType;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.AgentLoad;
import org.strowger.routing.engine.state.DomainState;

/** Whether an agent whom somebody names can be given a contact. */
final class EligibleAgents {

  private EligibleAgents() {}

  /** She is there, and takes contacts of the channel. */
  static int check(DomainState state, Agent agent, ChannelType channel) {
    boolean reachable = channel != ChannelType.VOICE || agent.phoneReachable();
    if (!agent.signedIn() || agent.suspension() != null || !reachable) {
      throw new Rejected(
          RejectionCode.NOT_AVAILABLE,
          "Expected agent " + agent.id() + " to be there and not suspended but she is not");
    }
    ProfilePlan profile = state.plan().profile(agent.definition().profileId());
    Integer cost = profile == null ? null : profile.capacity().costs().get(channel);
    if (cost == null) {
      throw new Rejected(
          RejectionCode.NOT_AVAILABLE,
          "Expected agent " + agent.id() + " to take " + channel + " but her profile does not");
    }
    return cost;
  }

  /** She is there and has room for one more. */
  static void checkRoom(DomainState state, Agent agent, ChannelType channel) {
    int cost = check(state, agent, channel);
    ProfilePlan profile = state.plan().profile(agent.definition().profileId());
    AgentLoad holding = state.holding(agent.id());
    Integer most = profile == null ? null : profile.capacity().maximums().get(channel);
    if (profile == null
        || holding.units() + cost > profile.capacity().units()
        || (most != null && holding.held(channel) >= most)) {
      throw new Rejected(
          RejectionCode.NO_CAPACITY,
          "Expected agent " + agent.id() + " to have room but she has none");
    }
  }

  /** She may be offered something, and has room for it. */
  static void checkRoutable(DomainState state, Agent agent, ChannelType channel) {
    if (!agent.routable()) {
      throw new Rejected(
          RejectionCode.NOT_AVAILABLE,
          "Expected agent " + agent.id() + " to be available but she is not");
    }
    checkRoom(state, agent, channel);
  }
}
