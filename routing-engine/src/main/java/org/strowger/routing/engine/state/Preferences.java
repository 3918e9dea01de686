package org.strowger.routing.engine.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.routing.OfferWhy.Trigger;

/**
 * Contacts that wait for the agent they prefer: a short list of hers, left by deadline or as soon
 * as she cannot be given them.
 */
final class Preferences {

  private static final int MOST = 50;

  private final DomainState state;

  Preferences(DomainState state) {
    this.state = state;
  }

  /** Whether a contact that comes in line waits for the agent it prefers. */
  boolean waits(Contact.Waiting contact, RequirementLadder ladder, long now) {
    AgentEntry agentEntry = entryFor(contact);
    if (agentEntry == null
        || contact.lastOffer() != null
        || now >= ladder.preferredUntil(contact.segment())) {
      return false;
    }
    ContactHeap others = agentEntry.preferring();
    return (others == null || others.size() < MOST) && possible(contact, agentEntry);
  }

  /** The list of the agent a contact waits for. */
  ContactHeap lineOf(Contact.Waiting contact) {
    AgentId preferred = contact.request().preferredAgent();
    if (preferred == null) {
      throw new IllegalStateException("Expected contact " + contact.id() + " to prefer an agent");
    }
    return state.roster().entryOf(preferred).startPreferring();
  }

  /** Another plan may let them wait longer or shorter, or not for her. */
  void follow(AgentEntry agentEntry) {
    ContactHeap waiting = agentEntry.preferring();
    if (waiting != null) {
      List.copyOf(waiting.members()).forEach(contactEntry -> state.move(contactEntry.waiting()));
      review(agentEntry);
    }
  }

  /** Sends those on who wait for her in vain. */
  void review(AgentEntry agentEntry) {
    ContactHeap waiting = agentEntry.preferring();
    if (waiting == null) {
      return;
    }
    for (ContactEntry contactEntry : List.copyOf(waiting.members())) {
      Contact.Waiting contact = contactEntry.waiting();
      if (!possible(contact, agentEntry)) {
        WaitStage line = contact.waitStage();
        state.put(contact.in(WaitStage.of(line.step(), line.tier(), false)));
        state.open(contact.id(), Trigger.PREFERENCE_ENDED);
      }
    }
    agentEntry.endPreferring();
  }

  private @Nullable AgentEntry entryFor(Contact.Waiting contact) {
    AgentId preferred = contact.request().preferredAgent();
    return preferred == null ? null : state.roster().entry(preferred);
  }

  /** She is routable, and meets what the queue asks without any step. */
  private boolean possible(Contact.Waiting contact, AgentEntry agentEntry) {
    Agent agent = agentEntry.agent();
    return agent != null
        && agent.routable()
        && (contact.request().channel() != ChannelType.VOICE || agent.phoneReachable())
        && new Qualification(
                state.plan(), agent.definition(), state.lines().ladderOf(contact).requirement(0))
            .forOffer();
  }
}
