package org.strowger.routing.engine.state;

import java.time.Instant;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.ConsultEvent;
import org.strowger.contracts.routing.ConsultEvent.ConsultAnswered;
import org.strowger.contracts.routing.ConsultEvent.ConsultCompleted;
import org.strowger.contracts.routing.ConsultEvent.ConsultEnded;
import org.strowger.contracts.routing.ConsultEvent.ConsultStarted;
import org.strowger.contracts.routing.OfferWhy.Trigger;

/** Consults begin and end; what they are about is not touched. */
final class ConsultApplier {

  private final DomainState state;
  private final AssignmentApplier assignments;

  ConsultApplier(DomainState state, AssignmentApplier assignments) {
    this.state = state;
    this.assignments = assignments;
  }

  void apply(ConsultEvent event) {
    switch (event) {
      case ConsultStarted each -> onStarted(each);
      case ConsultAnswered _ -> {}
      case ConsultCompleted each -> end(each.consultId(), each.completedAt());
      case ConsultEnded each -> end(each.consultId(), each.endedAt());
    }
  }

  private void onStarted(ConsultStarted event) {
    DomainHead head = state.head();
    long sequence = head.lastSequence() + 1;
    state.put(new DomainHead(head.time(), head.planVersion(), sequence));
    ContactRequest asked =
        state
            .foundContact(event.contactId())
            .request()
            .requiring(event.requiredSkills())
            .consulting(event.consultId(), event.startedAt(), sequence);
    state.put(
        new Consult(
            event.consultId(),
            event.contactId(),
            event.agentId(),
            event.offerId(),
            event.startedAt(),
            event.toAgent()));
    state.put(new Contact.Waiting(asked, Segment.consulting(event), null));
    state.put(
        new Backoff(
            event.consultId(),
            event.agentId(),
            Backoff.Cause.CONSULTS,
            event.startedAt(),
            event.expiresAt(),
            true));
    state.open(event.consultId(), Trigger.AGENT_CONSULTS);
  }

  private void end(ContactId consultId, Instant at) {
    Contact contact = state.foundContact(consultId);
    Consult consult = Entities.found(state.consults().of(consultId), consultId);
    if (contact instanceof Contact.Assigned answered) {
      assignments.end(state.foundAssignment(answered.offerId()), at);
    }
    state.remove(state.backoff(consultId, consult.agentId()));
    state.remove(contact);
    state.remove(consult);
    state.put(
        new EndedContact(
            consultId, EndedContact.How.CONSULT, state.head().time().plus(EndedContact.MEMORY)));
  }
}
