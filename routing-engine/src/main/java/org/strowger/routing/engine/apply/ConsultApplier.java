package org.strowger.routing.engine.apply;

import java.time.Instant;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.ConsultEvent;
import org.strowger.contracts.routing.ConsultEvent.ConsultAnswered;
import org.strowger.contracts.routing.ConsultEvent.ConsultCompleted;
import org.strowger.contracts.routing.ConsultEvent.ConsultEnded;
import org.strowger.contracts.routing.ConsultEvent.ConsultStarted;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.ContactRequest;
import org.strowger.routing.engine.state.DomainHead;
import org.strowger.routing.engine.state.EndedContact;
import org.strowger.routing.engine.state.Entity;
import org.strowger.routing.engine.state.Segment;

/** Applies that consults begin and end; what they are about is not touched. */
final class ConsultApplier {

  private final MutableDomainState state;
  private final AssignmentApplier assignments;

  ConsultApplier(MutableDomainState state, AssignmentApplier assignments) {
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
    DomainHead head = state.facts().head().withNextSequence();
    state.put(head);
    ContactRequest asked =
        state
            .contact(event.contactId())
            .request()
            .requiring(event.requiredSkills())
            .consulting(event.consultId(), event.startedAt(), head.lastSequence());
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
    Contact contact = state.contact(consultId);
    Consult consult = Entity.found(state.facts().consult(consultId), consultId);
    if (contact instanceof Contact.Assigned answered) {
      assignments.end(state.assignment(answered.offerId()), at);
    }
    state.remove(state.facts().backoff(consultId, consult.agentId()));
    state.remove(contact);
    state.remove(consult);
    state.put(
        new EndedContact(
            consultId, EndedContact.How.CONSULT, state.facts().now().plus(EndedContact.MEMORY)));
  }
}
