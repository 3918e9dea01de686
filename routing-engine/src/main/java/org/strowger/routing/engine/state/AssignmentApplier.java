package org.strowger.routing.engine.state;

import java.time.Instant;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.routing.AssignmentEvent;
import org.strowger.contracts.routing.AssignmentEvent.ChatWentIdle;
import org.strowger.contracts.routing.AssignmentEvent.ChatWokeUp;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.ContactTransferred;
import org.strowger.contracts.routing.AssignmentEvent.DispositionGiven;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.SegmentSource;

/** Agents own contacts, and are done with them. */
final class AssignmentApplier {

  private final DomainState state;
  private final BackoffStart backoffs;
  private final ChatIdleTimes silences;

  AssignmentApplier(DomainState state) {
    this.state = state;
    this.backoffs = new BackoffStart(state);
    this.silences = new ChatIdleTimes(state);
  }

  void apply(AssignmentEvent event) {
    switch (event) {
      case ContactAssigned each -> onAssigned(each);
      case ContactReturned each -> onReturned(each);
      case WrapUpStarted each -> state.put(assignment(each).wrappingUp(each));
      case WrapUpEnded each -> end(each, each.endedAt());
      case ContactTransferred each -> onTransferred(each);
      case DispositionGiven each -> state.put(assignment(each).disposed(each.disposition()));
      case ChatWentIdle each -> {
        state.put(assignment(each).idle(each.idledAt()));
        state.free(each.agentId(), Trigger.CHAT_IDLE);
      }
      case ChatWokeUp each -> state.put(assignment(each).heard(silences.end(each.offerId())));
    }
  }

  private void onAssigned(ContactAssigned event) {
    if (!(state.contact(event.contactId()) instanceof Contact.Offered offered)) {
      throw new IllegalStateException(
          "Expected contact " + event.contactId() + " to be offered but it is not");
    }
    state.put(offered.accepted());
    if (event.source() != SegmentSource.CONSULT) {
      state.put(state.waits().after(event));
    }
    state.put(Assignment.of(event, silences.end(event)));
    Agent agent = state.roster().agent(event.agentId());
    if (agent != null && agent.misses() != 0) {
      state.put(agent.withMisses(0));
    }
  }

  private void onReturned(ContactReturned event) {
    Contact contact = state.contact(event.contactId());
    end(event, event.returnedAt());
    boolean hers =
        event.reason() == ReturnReason.HANDED_BACK || event.reason() == ReturnReason.REQUEUED;
    if (hers && contact != null) {
      backoffs.start(contact, event.agentId(), Backoff.Cause.HANDED_BACK, event.returnedAt());
    }
  }

  private void onTransferred(ContactTransferred event) {
    Contact contact = state.foundContact(event.contactId());
    Contact asked = contact.with(contact.request().requiring(event.requiredSkills()));
    state.put(asked);
    backoffs.start(asked, event.agentId(), Backoff.Cause.HANDED_BACK, event.transferredAt());
  }

  private void end(AssignmentEvent event, Instant at) {
    end(assignment(event), at);
  }

  /** The agent is done with it; her turn starts anew. */
  void end(Assignment assignment, Instant at) {
    state.remove(assignment);
    availableFrom(assignment.agentId(), at);
  }

  private void availableFrom(AgentId agentId, Instant at) {
    Agent agent = state.roster().agent(agentId);
    if (agent != null && agent.availableSince().isBefore(at)) {
      state.put(agent.availableFrom(at));
    }
    state.free(agentId, Trigger.AGENT_READY);
  }

  private Assignment assignment(AssignmentEvent event) {
    return state.foundAssignment(event.offerId());
  }
}
