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

  /** How many more contacts of a channel her capacity holds, whatever she does now. */
  static int room(DomainIndex index, Agent agent, ChannelType channel) {
    ProfilePlan profile = index.state().plan().profile(agent.definition().profileId());
    Integer cost = profile == null ? null : profile.capacity().costs().get(channel);
    if (profile == null || cost == null) {
      return 0;
    }
    AgentLoad load = index.roster().load(agent.id());
    int byUnits = (profile.capacity().units() - load.units()) / cost;
    Integer most = profile.capacity().maximums().get(channel);
    int room = most == null ? byUnits : Math.min(byUnits, most - load.contacts(channel));
    return Math.max(0, room);
  }

  /** She must also have room for one more. */
  static void requireRoom(DomainIndex index, Agent agent, ChannelType channel) {
    var _ = requireChannel(index, agent, channel);
    if (room(index, agent, channel) == 0) {
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
