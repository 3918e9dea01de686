package org.strowger.kpi.facts;

import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.OfferEvent;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.kpi.facts.FactRow.JsonValue;

/** Turns events of offers into rows of offers. */
final class OfferFacts {

  private OfferFacts() {}

  static FactRow of(DomainId domain, OfferEvent event) {
    FactRow offer = FactTable.OFFER.row(domain, event.issuedAt(), event.offerId());
    return switch (event) {
      case OfferIssued issued -> onIssued(offer, issued);
      case OfferDeclined declined ->
          offer
              .with("declined_at", declined.declinedAt())
              .with("decline_reason", declined.reason());
      case OfferExpired expired -> offer.with("expired_at", expired.expiredAt());
      case OfferRevoked revoked ->
          offer.with("revoked_at", revoked.revokedAt()).with("revoke_reason", revoked.reason());
    };
  }

  private static FactRow onIssued(FactRow offer, OfferIssued event) {
    return offer
        .with("expires_at", event.expiresAt())
        .with("contact_id", event.contactId())
        .with("agent_id", event.agentId())
        .with("queue_id", event.queueId())
        .with("channel", event.channel())
        .with("segment", event.segment())
        .with("arrived_at", event.arrivedAt())
        .with("enqueued_at", event.enqueuedAt())
        .with("cost", event.cost())
        .with("mode", event.mode())
        .with("why", new JsonValue(event.why()));
  }
}
