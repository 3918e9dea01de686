package org.strowger.routing.engine.match;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.Presence;
import org.strowger.routing.engine.index.AgentLoad;
import org.strowger.routing.engine.index.Channels;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.index.MatchGroup;
import org.strowger.routing.engine.plan.Qualification;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.WaitStage;

/**
 * An agent and a contact, side by side, for the hard rules to judge.
 *
 * @param group the group in which such a contact waits
 * @param preferred whom the contact waits for; null when for anybody
 * @param qualification what the agent can do, beside what the step in force asks for
 */
record Candidate(
    DomainIndex index,
    Agent agent,
    Contact contact,
    MatchGroup group,
    @Nullable AgentId preferred,
    Qualification qualification) {

  /** An agent beside a contact, which may be in any state. */
  static Candidate of(DomainIndex index, Agent agent, Contact contact) {
    WaitStage stage = index.waiting().stageOf(contact, index.now());
    return of(index, agent, contact, index.waiting().groupOf(contact, stage), stage.preferred());
  }

  /** An agent beside a waiting contact of a group. */
  static Candidate of(DomainIndex index, Agent agent, Contact.Waiting contact, MatchGroup group) {
    return of(index, agent, contact, group, contact.waitStage().preferred());
  }

  /**
   * An agent beside a contact of a group.
   *
   * @param preferred whether it waits for the agent it prefers
   */
  static Candidate of(
      DomainIndex index, Agent agent, Contact contact, MatchGroup group, boolean preferred) {
    return new Candidate(
        index,
        agent,
        contact,
        group,
        preferred ? contact.request().preferredAgent() : null,
        new Qualification(
            index.state().plan(),
            agent.definition(),
            group.ladder().requirement(group.stepInForce())));
  }

  /** AVAILABLE, or in FOCUS for what she pulls herself; an unknown presence never suffices. */
  boolean isPresent() {
    boolean mayPull = agent.presence() == Presence.AVAILABLE || agent.presence() == Presence.FOCUS;
    boolean mayBeOffered =
        agent.presence() == Presence.AVAILABLE && agent.availability().next() == null;
    return mayBeOffered || (mayPull && qualification.delivery() == QueuePlan.Delivery.PULL);
  }

  /** A call needs a phone that can be rung. */
  boolean canRing() {
    return channel() != ChannelType.VOICE || agent.phoneReachable();
  }

  /** Nobody else is preferred for now. */
  boolean isPreferable() {
    return preferred == null || preferred.equals(agent.id());
  }

  /** The seconds for which her profile does not see the contact and that are not over; 0: none. */
  int remainingDelay() {
    int delay =
        index
            .state()
            .plan()
            .delay(agent.definition().profileId(), qualification.requirement().queueId());
    return group.isSeenAfter(delay) ? 0 : delay;
  }

  /** Whether she is not offered the contact for a while. */
  boolean backsOff() {
    return index.entry(contact.id()).backingOff().contains(agent.id());
  }

  /** The channel of what she has that blocks this one; null when nothing does. */
  @Nullable ChannelType blockingChannel() {
    ProfilePlan profile = qualification.profile();
    var interrupts = profile == null ? null : profile.capacity().interrupts();
    if (interrupts == null) {
      return null;
    }
    AgentLoad load = index.roster().load(agent.id());
    for (var each : interrupts.entrySet()) {
      if (load.contacts(each.getKey()) > 0 && !each.getValue().contains(channel())) {
        return each.getKey();
      }
    }
    return null;
  }

  /** Nothing is given out of the contact's queue. */
  boolean isPaused() {
    return index.waiting().isPaused(qualification.requirement().queueId());
  }

  /** She has answered what is offered to her of the channel's group, or pulls. */
  boolean hasAnswered() {
    ProfilePlan profile = qualification.profile();
    long standing =
        index.roster().load(agent.id()).offers().stream()
            .filter(each -> Channels.isOneGroup(each.offer().channel(), channel()))
            .count();
    return qualification.delivery() == QueuePlan.Delivery.PULL
        || standing < (profile == null ? 1 : profile.offersOfGroup());
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
    return index
        .roster()
        .load(agent.id())
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
