package org.strowger.routing.engine.apply;

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
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.QueuePace;

/** Applies that agents own contacts, and are done with them. */
final class AssignmentApplier {

  private final MutableDomainState state;
  private final BackoffStart backoffs;
  private final ChatIdleTimes idleTimes;

  AssignmentApplier(MutableDomainState state) {
    this.state = state;
    this.backoffs = new BackoffStart(state);
    this.idleTimes = new ChatIdleTimes(state);
  }

  void apply(AssignmentEvent event) {
    switch (event) {
      case ContactAssigned each -> onAssigned(each);
      case ContactReturned each -> onReturned(each);
      case WrapUpStarted each -> state.put(assignment(each).wrappingUp(each));
      case WrapUpEnded each -> end(each, each.endedAt());
      case ContactTransferred each -> onTransferred(each);
      case DispositionGiven each -> state.put(assignment(each).withDisposition(each.disposition()));
      case ChatWentIdle each -> {
        state.put(assignment(each).idleFrom(each.idledAt()));
        state.free(each.agentId(), Trigger.CHAT_IDLE);
      }
      case ChatWokeUp each -> {
        Assignment chat = assignment(each);
        state.put(chat.silentUntil(idleTimes.silentUntil(chat.assigned())));
      }
    }
  }

  private void onAssigned(ContactAssigned event) {
    if (!(state.facts().contact(event.contactId()) instanceof Contact.Offered offered)) {
      throw new IllegalStateException(
          "Expected contact " + event.contactId() + " to be offered but it is not");
    }
    state.put(offered.accepted());
    if (event.source() != SegmentSource.CONSULT) {
      state.put(paceAfter(event));
    }
    state.put(Assignment.of(event, idleTimes.silentUntil(event)));
    Agent agent = state.facts().agent(event.agentId());
    if (agent != null && agent.availability().misses() != 0) {
      state.put(agent.with(agent.availability().answering()));
    }
    if (offered.offer().mode() == OfferMode.OFFERED) {
      state.free(event.agentId(), Trigger.OFFER_ENDED); // she can be offered the next of the group
    }
  }

  private QueuePace paceAfter(ContactAssigned event) {
    QueuePace before = state.facts().pace(event.queueId());
    return before == null
        ? QueuePace.first(event.queueId(), event.assignedAt())
        : before.afterAssignment(event.assignedAt(), event.enqueuedAt());
  }

  private void onReturned(ContactReturned event) {
    Contact contact = state.facts().contact(event.contactId());
    end(event, event.returnedAt());
    boolean byAgent =
        event.reason() == ReturnReason.HANDED_BACK || event.reason() == ReturnReason.REQUEUED;
    if (byAgent && contact != null) {
      backoffs.start(contact, event.agentId(), Backoff.Cause.HANDED_BACK, event.returnedAt());
    }
  }

  private void onTransferred(ContactTransferred event) {
    Contact contact = state.contact(event.contactId());
    Contact asking = contact.with(contact.request().requiring(event.requiredSkills()));
    state.put(asking);
    backoffs.start(asking, event.agentId(), Backoff.Cause.HANDED_BACK, event.transferredAt());
  }

  private void end(AssignmentEvent event, Instant at) {
    end(assignment(event), at);
  }

  /** The agent is done with it; her turn starts anew. */
  void end(Assignment assignment, Instant at) {
    state.remove(assignment);
    startTurn(assignment.agentId(), at);
  }

  private void startTurn(AgentId agentId, Instant at) {
    Agent agent = state.facts().agent(agentId);
    if (agent != null && agent.availability().since().isBefore(at)) {
      state.put(agent.with(agent.availability().from(at)));
    }
    state.free(agentId, Trigger.AGENT_READY);
  }

  private Assignment assignment(AssignmentEvent event) {
    return state.assignment(event.offerId());
  }
}
