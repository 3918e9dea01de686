package org.strowger.routing.engine.match;

import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.Presence;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Holding;
import org.strowger.routing.engine.state.Requirement;

/** An agent and a contact, side by side, for the hard rules to judge. */
record Candidate(DomainState state, Agent agent, ContactId contactId, Qualification qualification) {

  static Candidate of(
      DomainState state, Agent agent, Requirement requirement, ContactId contactId) {
    return new Candidate(
        state, agent, contactId, new Qualification(state.plan(), agent.definition(), requirement));
  }

  /** AVAILABLE, or in FOCUS for what she pulls herself; an unknown presence never suffices. */
  boolean present() {
    return agent.presence() == Presence.AVAILABLE
        || (agent.presence() == Presence.FOCUS
            && qualification.delivery() == QueuePlan.Delivery.PULL);
  }

  /** A call needs a phone that can be rung. */
  boolean canRing() {
    return qualification.requirement().channel() != ChannelType.VOICE || agent.phoneReachable();
  }

  boolean backsOff() {
    return state.backoffs().holds(agent.id(), contactId);
  }

  boolean hasRoom() {
    return missingRoom().isEmpty();
  }

  /** For people, e.g. {@code units 90 + 20 > 100}; empty when there is room. */
  String missingRoom() {
    ProfilePlan profile = qualification.profile();
    Integer cost = qualification.cost();
    if (profile == null || cost == null) {
      return "no capacity";
    }
    Holding holding = state.holding(agent.id());
    if (holding.units() + cost > profile.capacity().units()) {
      return "units " + holding.units() + " + " + cost + " > " + profile.capacity().units();
    }
    ChannelType channel = qualification.requirement().channel();
    int held = holding.held(channel);
    Integer maximum = profile.capacity().maximums().get(channel);
    return maximum == null || held < maximum ? "" : channel + " " + held + " of " + maximum;
  }
}
