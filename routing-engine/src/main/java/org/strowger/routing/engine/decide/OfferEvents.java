package org.strowger.routing.engine.decide;

import java.util.List;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.routing.engine.state.DomainState;

/** The events of an offer that is accepted, whoever decides it. */
final class OfferEvents {

  private OfferEvents() {}

  /** The agent has the contact; of a consult the agent who asked is told so. */
  static List<RoutingEvent> accepted(DomainState state, OfferIssued offer) {
    return offer.source() == SegmentSource.CONSULT
        ? List.of(
            assigned(state, offer),
            ConsultEvents.answered(state, offer.contactId(), offer.agentId()))
        : List.of(assigned(state, offer));
  }

  private static ContactAssigned assigned(DomainState state, OfferIssued offer) {
    return new ContactAssigned(
        offer.offerId(),
        offer.contactId(),
        offer.agentId(),
        state.now(),
        offer.issuedAt(),
        offer.conversationId(),
        offer.customerId(),
        offer.channel(),
        offer.queueId(),
        offer.segment(),
        offer.enqueuedAt(),
        offer.arrivedAt(),
        offer.cost(),
        offer.source());
  }
}
