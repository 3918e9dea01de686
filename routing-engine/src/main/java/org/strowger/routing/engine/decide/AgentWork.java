package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.EndedBy;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.ContactEvent.SegmentSource;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;

/** Takes from an agent what she holds. */
final class AgentWork {

  private final DomainState state;

  AgentWork(DomainState state) {
    this.state = state;
  }

  List<OfferRevoked> revokeOffers(AgentId agentId, RevokeReason reason) {
    return state.holding(agentId).offers().stream()
        .map(contact -> revoke(contact.offer(), reason))
        .toList();
  }

  OfferRevoked revoke(OfferIssued offer, RevokeReason reason) {
    return new OfferRevoked(
        offer.offerId(), offer.agentId(), offer.issuedAt(), state.head().time(), reason);
  }

  List<RoutingEvent> returnEngaged(AgentId agentId, ReturnReason reason) {
    var events = new ArrayList<RoutingEvent>();
    for (Assignment assignment : state.holding(agentId).assignments()) {
      if (assignment.engaged()) {
        events.addAll(giveBack(assignment.assigned(), reason));
      }
    }
    return List.copyOf(events);
  }

  List<RoutingEvent> giveBack(ContactAssigned assigned, ReturnReason reason) {
    Contact contact = state.contact(assigned.contactId());
    if (contact == null) {
      throw new IllegalStateException(
          "Expected contact " + assigned.contactId() + " to be assigned but it has ended");
    }
    Instant now = state.head().time();
    return List.of(
        new ContactReturned(
            assigned.offerId(),
            assigned.contactId(),
            assigned.agentId(),
            assigned.assignedAt(),
            now,
            reason),
        Enqueuing.again(state.plan(), contact, SegmentSource.RETURNED, now));
  }

  List<WrapUpEnded> endWrapUps(AgentId agentId, EndedBy by) {
    Instant now = state.head().time();
    return state.holding(agentId).assignments().stream()
        .filter(assignment -> !assignment.engaged())
        .map(assignment -> wrapUpEnded(assignment.assigned(), now, by))
        .toList();
  }

  static WrapUpEnded wrapUpEnded(ContactAssigned assigned, Instant at, EndedBy by) {
    return new WrapUpEnded(
        assigned.offerId(),
        assigned.contactId(),
        assigned.agentId(),
        assigned.assignedAt(),
        at,
        by);
  }
}
