package org.strowger.routing.engine.decide;

import org.strowger.contracts.ChannelType;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.index.AgentLoad;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.state.Agent;

/** Checks whether an agent whom a command names can be given a contact; else it is rejected. */
final class AvailabilityCheck {

  private AvailabilityCheck() {}

  /**
   * She must be signed in and not suspended, and take contacts of the channel.
   *
   * @return the units that one takes
   */
  static int requireChannel(DomainIndex index, Agent agent, ChannelType channel) {
    boolean reachable = channel != ChannelType.VOICE || agent.phoneReachable();
    if (!agent.signedIn() || agent.availability().suspension() != null || !reachable) {
      throw new Rejected(
          RejectionCode.NOT_AVAILABLE,
          "Expected agent " + agent.id() + " to be there and not suspended but she is not");
    }
    ProfilePlan profile = index.state().plan().profile(agent.definition().profileId());
    Integer cost = profile == null ? null : profile.capacity().costs().get(channel);
    if (cost == null) {
      throw new Rejected(
          RejectionCode.NOT_AVAILABLE,
          "Expected agent " + agent.id() + " to take " + channel + " but her profile does not");
    }
    return cost;
  }

  /** She must also have room for one more. */
  static void requireRoom(DomainIndex index, Agent agent, ChannelType channel) {
    int cost = requireChannel(index, agent, channel);
    ProfilePlan profile = index.state().plan().profile(agent.definition().profileId());
    AgentLoad load = index.roster().load(agent.id());
    Integer most = profile == null ? null : profile.capacity().maximums().get(channel);
    if (profile == null
        || load.units() + cost > profile.capacity().units()
        || (most != null && load.contacts(channel) >= most)) {
      throw new Rejected(
          RejectionCode.NO_CAPACITY,
          "Expected agent " + agent.id() + " to have room but she has none");
    }
  }

  /** She must also be one whom the router may offer contacts. */
  static void requireRoutable(DomainIndex index, Agent agent, ChannelType channel) {
    if (!agent.routable()) {
      throw new Rejected(
          RejectionCode.NOT_AVAILABLE,
          "Expected agent " + agent.id() + " to be available but she is not");
    }
    requireRoom(index, agent, channel);
  }
}
