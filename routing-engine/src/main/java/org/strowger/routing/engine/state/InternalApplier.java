package org.strowger.routing.engine.state;

import java.util.List;
import java.util.TreeSet;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.routing.OfferWhy.Trigger;

/** What the router keeps to itself. */
final class InternalApplier {

  private final DomainState state;
  private final ChatIdleTimes silences;

  InternalApplier(DomainState state) {
    this.state = state;
    this.silences = new ChatIdleTimes(state);
  }

  void apply(Effect.Note note) {
    switch (note) {
      case Effect.ClockMoved each -> onClock(each);
      case Effect.DeskAttached each -> onAttached(each);
      case Effect.DeskDetached each -> onDetached(each);
      case Effect.InstanceHeard each ->
          state.put(new DeskInstance(each.instanceId(), each.leaseUntil()));
      case Effect.InstanceLost each -> state.remove(state.instance(each.instanceId()));
      case Effect.LineMoved each -> {
        if (state.contact(each.contactId()) instanceof Contact.Waiting waiting) {
          state.move(waiting);
        }
      }
      case Effect.GraceEnded each -> state.put(agent(each.agentId()).withGrace(null));
      case Effect.BackoffReviewed each ->
          state.put(backoff(each.contactId(), each.agentId()).asReviewed());
      case Effect.BackoffEnded each -> onBackoffEnded(each);
      case Effect.ChatHeard each ->
          state.put(state.foundAssignment(each.offerId()).heard(silences.end(each.offerId())));
      case Effect.WithdrawalKept each ->
          state.put(new EndedContact(each.contactId(), EndedContact.How.WITHDRAWN, each.until()));
      case Effect.MemoryEnded each -> state.remove(state.ended(each.contactId()));
    }
  }

  private void onClock(Effect.ClockMoved note) {
    DomainHead head = state.head();
    state.put(new DomainHead(note.to(), head.planVersion(), head.lastSequence()));
  }

  private void onAttached(Effect.DeskAttached note) {
    Agent agent = agent(note.agentId());
    var desks = new TreeSet<InstanceId>(agent.desks());
    desks.add(note.instanceId());
    state.put(agent.withDesks(List.copyOf(desks)));
  }

  private void onDetached(Effect.DeskDetached note) {
    Agent agent = agent(note.agentId());
    var desks = new TreeSet<InstanceId>(agent.desks());
    desks.remove(note.instanceId());
    state.put(agent.withDesks(List.copyOf(desks)));
  }

  private void onBackoffEnded(Effect.BackoffEnded note) {
    state.remove(backoff(note.contactId(), note.agentId()));
    if (state.contact(note.contactId()) instanceof Contact.Waiting) {
      state.open(note.contactId(), Trigger.BACKOFF_ENDED);
    }
  }

  private Backoff backoff(ContactId contactId, AgentId agentId) {
    return Entities.found(state.backoff(contactId, agentId), contactId);
  }

  private Agent agent(AgentId id) {
    return state.foundAgent(id);
  }
}
