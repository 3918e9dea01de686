package org.strowger.routing.engine.match;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.Presence;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.AgentEntry;
import org.strowger.routing.engine.state.AgentLoad;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.MatchGroup;
import org.strowger.routing.engine.state.Qualification;
import org.strowger.routing.engine.state.WaitStage;

/**
 * An agent and a contact, side by side, for the hard rules to judge.
 *
 * @param preferred whom the contact waits for; null when for anybody
 */
record Candidate(
    DomainState state,
    Agent agent,
    Contact contact,
    MatchGroup group,
    @Nullable AgentId preferred,
    Qualification qualification) {

  static Candidate of(DomainState state, Agent agent, Contact contact) {
    WaitStage line = state.lines().lineOf(contact, state.head().time());
    MatchGroup group = state.lines().groupOf(contact, line);
    return of(state, agent, contact, group, line.preferred());
  }

  static Candidate of(
      DomainState state, AgentEntry agentEntry, Contact.Waiting contact, MatchGroup group) {
    return of(state, agentEntry.present(), contact, group, contact.waitStage().preferred());
  }

  private static Candidate of(
      DomainState state, Agent agent, Contact contact, MatchGroup group, boolean preferred) {
    return new Candidate(
        state,
        agent,
        contact,
        group,
        preferred ? contact.request().preferredAgent() : null,
        new Qualification(
            state.plan(), agent.definition(), group.ladder().requirement(group.inForce())));
  }

  /** AVAILABLE, or in FOCUS for what she pulls herself; an unknown presence never suffices. */
  boolean present() {
    boolean mayPull = agent.presence() == Presence.AVAILABLE || agent.presence() == Presence.FOCUS;
    boolean offered = agent.presence() == Presence.AVAILABLE && agent.next() == null;
    return offered || (mayPull && qualification.delivery() == QueuePlan.Delivery.PULL);
  }

  /** A call needs a phone that can be rung. */
  boolean canRing() {
    return channel() != ChannelType.VOICE || agent.phoneReachable();
  }

  /** Nobody else is preferred for now. */
  boolean preferable() {
    return preferred == null || preferred.equals(agent.id());
  }

  /** The seconds her profile does not see the contact for and that are not over. */
  int delay() {
    int delay =
        state.plan().delay(agent.definition().profileId(), qualification.requirement().queueId());
    return group.sees(delay) ? 0 : delay;
  }

  boolean backsOff() {
    return state.backoffs().restrictions(agent.id(), contact.id());
  }

  /** What she holds that does not let the channel through; null when nothing does. */
  @Nullable ChannelType shutBy() {
    ProfilePlan profile = qualification.profile();
    var interrupts = profile == null ? null : profile.capacity().interrupts();
    if (interrupts == null) {
      return null;
    }
    AgentLoad holding = state.holding(agent.id());
    for (var each : interrupts.entrySet()) {
      if (holding.held(each.getKey()) > 0 && !each.getValue().contains(channel())) {
        return each.getKey();
      }
    }
    return null;
  }

  /** Nothing is given out of its queue. */
  boolean paused() {
    return state.lines().restrictions().paused(qualification.requirement().queueId());
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
    return state
        .holding(agent.id())
        .missingRoom(
            channel(),
            cost,
            profile.capacity().units(),
            profile.capacity().maximums().get(channel()));
  }

  private ChannelType channel() {
    return qualification.requirement().channel();
  }
}
