package org.strowger.routing.engine.index;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.routing.engine.plan.LadderKey;
import org.strowger.routing.engine.plan.PlanInForce;
import org.strowger.routing.engine.plan.Qualification;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;

/**
 * Which contacts wait for the agent they prefer: a short list of hers, which they leave when the
 * time is over or as soon as she cannot be given them.
 */
final class PreferredWaits {

  private static final int MOST = 50;

  private final DomainState state;
  private final AgentRoster roster;
  private final WaitingContacts waiting;

  PreferredWaits(DomainState state, AgentRoster roster, WaitingContacts waiting) {
    this.state = state;
    this.roster = roster;
    this.waiting = waiting;
  }

  /**
   * Whether a contact that comes in line waits for the agent it prefers.
   *
   * @param now in nanoseconds
   */
  boolean applies(Contact.Waiting contact, RequirementLadder ladder, long now) {
    AgentEntry agent = preferredOf(contact);
    return agent != null
        && contact.lastOffer() == null
        && now < ladder.preferredUntil(contact.segment())
        && agent.preferring().size() < MOST
        && isPossible(contact, agent);
  }

  /** The list of the agent a contact waits for. */
  ContactHeap lineOf(Contact.Waiting contact) {
    AgentId preferred = contact.request().preferredAgent();
    if (preferred == null) {
      throw new IllegalStateException("Expected contact " + contact.id() + " to prefer an agent");
    }
    return roster.open(preferred).openPreferring();
  }

  /** The contacts that wait for an agent in vain. */
  List<Contact.Waiting> inVain(AgentEntry agent) {
    var inVain = new ArrayList<Contact.Waiting>();
    for (ContactEntry entry : agent.preferring()) {
      Contact.Waiting contact = entry.waiting();
      if (!isPossible(contact, agent)) {
        inVain.add(contact);
      }
    }
    return inVain;
  }

  private @Nullable AgentEntry preferredOf(Contact.Waiting contact) {
    AgentId preferred = contact.request().preferredAgent();
    return preferred == null ? null : roster.entry(preferred);
  }

  /** Whether she is routable, and meets what the queue asks without any step. */
  private boolean isPossible(Contact.Waiting contact, AgentEntry entry) {
    Agent agent = entry.agent();
    if (agent == null || !agent.routable()) {
      return false;
    }
    PlanInForce plan = state.plan();
    LadderKey key = contact.ladderKey(plan);
    return (contact.request().channel() != ChannelType.VOICE || agent.phoneReachable())
        && new Qualification(plan, agent.definition(), waiting.requirement(key)).sufficesForOffer();
  }
}
