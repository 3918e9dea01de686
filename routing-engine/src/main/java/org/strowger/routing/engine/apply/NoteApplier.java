package org.strowger.routing.engine.apply;

import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DeskInstance;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.EndedContact;
import org.strowger.routing.engine.state.Entity;

/** Applies what the router keeps to itself. */
final class NoteApplier {

  private final MutableDomainState state;
  private final AgentApplier agents;
  private final ChatIdleTimes idleTimes;

  NoteApplier(MutableDomainState state, AgentApplier agents) {
    this.state = state;
    this.agents = agents;
    this.idleTimes = new ChatIdleTimes(state);
  }

  void apply(Effect.Note note) {
    switch (note) {
      case Effect.ClockMoved each -> onClock(each);
      case Effect.AgentActed each -> {
        Agent agent = state.agent(each.agentId());
        state.put(agent.with(agent.availability().acting(state.facts().now())));
      }
      case Effect.DeskAttached each -> onAttached(each);
      case Effect.DeskDetached each -> onDetached(each);
      case Effect.InstanceHeard each ->
          state.put(new DeskInstance(each.instanceId(), each.leaseUntil()));
      case Effect.InstanceLost each -> state.remove(state.facts().instance(each.instanceId()));
      case Effect.WaitStageEnded each -> {
        if (state.facts().contact(each.contactId()) instanceof Contact.Waiting waiting) {
          state.updateWaitStage(waiting);
        }
      }
      case Effect.GraceBegun each -> agents.beginGrace(state.agent(each.agentId()));
      case Effect.GraceEnded each -> {
        Agent agent = state.agent(each.agentId());
        state.put(agent.with(agent.connection().withGrace(null)));
      }
      case Effect.BackoffReviewed each ->
          state.put(backoff(each.contactId(), each.agentId()).asReviewed());
      case Effect.BackoffEnded each -> onBackoffEnded(each);
      case Effect.ChatHeard each -> {
        Assignment chat = state.assignment(each.offerId());
        state.put(chat.silentUntil(idleTimes.silentUntil(chat.assigned())));
      }
      case Effect.WithdrawalKept each ->
          state.put(new EndedContact(each.contactId(), EndedContact.How.WITHDRAWN, each.until()));
      case Effect.MemoryEnded each -> state.remove(state.facts().ended(each.contactId()));
    }
  }

  private void onClock(Effect.ClockMoved note) {
    state.put(state.facts().head().at(note.to()));
  }

  private void onAttached(Effect.DeskAttached note) {
    Agent agent = state.agent(note.agentId());
    state.put(agent.with(agent.connection().attached(note.instanceId())));
  }

  private void onDetached(Effect.DeskDetached note) {
    Agent agent = state.agent(note.agentId());
    state.put(agent.with(agent.connection().detached(note.instanceId())));
  }

  private void onBackoffEnded(Effect.BackoffEnded note) {
    state.remove(backoff(note.contactId(), note.agentId()));
    if (state.waits(note.contactId())) {
      state.open(note.contactId(), Trigger.BACKOFF_ENDED);
    }
  }

  private Backoff backoff(ContactId contactId, AgentId agentId) {
    return Entity.found(state.facts().backoff(contactId, agentId), contactId);
  }
}
