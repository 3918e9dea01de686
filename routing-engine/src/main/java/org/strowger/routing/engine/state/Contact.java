package org.strowger.routing.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;

/**
 * A contact that has not ended.
 *
 * <pre>
 *            issue           accept
 *   Waiting ───────▶ Offered ───────▶ Assigned ───▶ closed: Remembered
 *      ▲  ▲            │  │              │
 *      │  └── declined,┘  └─ withdrawn   │
 *      │      expired,       (also while waiting): Remembered
 *      │      revoked                    │
 *      └─────────── returned ────────────┘
 * </pre>
 */
public sealed interface Contact extends Entity {

  Demand demand();

  /** The current stay in a queue, or the one that led to the assignment. */
  Stay stay();

  default ContactId id() {
    return demand().contactId();
  }

  @Override
  default String key() {
    return keyOf(id());
  }

  static String keyOf(ContactId id) {
    return "contact/" + id;
  }

  /**
   * In line.
   *
   * @param lastOffer how the latest offer of this stay ended; null when there was none
   */
  record Waiting(Demand demand, Stay stay, @Nullable EndedOffer lastOffer) implements Contact {

    Offered offered(OfferIssued offer) {
      return new Offered(demand, stay.withAttempt(offer.offerId().attempt()), offer);
    }
  }

  /** Reserved for one agent until the offer ends. */
  record Offered(Demand demand, Stay stay, OfferIssued offer) implements Contact {

    @Override
    public Deadline deadline() {
      return new Deadline(offer.expiresAt(), Deadline.Kind.OFFER_EXPIRY, key());
    }

    Waiting unanswered(EndedOffer.How how, Instant at) {
      return new Waiting(demand, stay, new EndedOffer(offer.offerId(), offer.agentId(), how, at));
    }

    Assigned accepted() {
      return new Assigned(demand, stay, offer.offerId(), offer.agentId());
    }
  }

  /** Owned by an agent who is engaged with it; see {@link Assignment}. */
  record Assigned(Demand demand, Stay stay, OfferId offerId, AgentId agentId) implements Contact {

    Waiting returned(ContactEnqueued again) {
      return new Waiting(demand, Stay.of(again, stay.attempts()), null);
    }
  }
}
