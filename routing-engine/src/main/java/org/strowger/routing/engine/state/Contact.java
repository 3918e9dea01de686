package org.strowger.routing.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.SegmentSource;

/**
 * A contact that has not ended.
 *
 * <pre>
 *            issue           accept
 *   Waiting ───────▶ Offered ───────▶ Assigned ───▶ closed: Remembered
 *    ▲ ▲ ▲             │  │            │   │
 *    │ │ └── declined, ┘  └─ withdrawn │   │
 *    │ │     expired,        (also while waiting or deferred), waited out: Remembered
 *    │ │     revoked                   │   │
 *    │ └────────── returned ───────────┘   │
 *    └── due ─────── Deferred ◀── not reached, snoozed
 * </pre>
 */
public sealed interface Contact extends Entity {

  Demand demand();

  /** The current stay in a queue, or the one that led to the assignment. */
  Stay stay();

  default ContactId id() {
    return demand().contactId();
  }

  /** It is no customer's: an agent asks a second one; see {@link Consult}. */
  default boolean consult() {
    return stay().source() == SegmentSource.CONSULT;
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
   * @param line how far it has come by waiting; null until it stands in line
   */
  record Waiting(Demand demand, Stay stay, @Nullable EndedOffer lastOffer, @Nullable Line line)
      implements Contact {

    Waiting(Demand demand, Stay stay, @Nullable EndedOffer lastOffer) {
      this(demand, stay, lastOffer, null);
    }

    /** How far it has come by waiting. */
    public Line standing() {
      if (line == null) {
        throw new IllegalStateException("Expected contact " + id() + " in line but it is not");
      }
      return line;
    }

    Waiting in(Line now) {
      return new Waiting(demand, stay, lastOffer, now);
    }

    @Override
    public @Nullable Deadline deadline() {
      Stay.Limit limit = stay.limit();
      return limit == null ? null : new Deadline(limit.until(), Deadline.Kind.WAIT_END);
    }

    Offered offered(OfferIssued offer) {
      return new Offered(demand, stay.withAttempt(offer.offerId().attempt()), offer);
    }
  }

  /** Reserved for one agent until the offer ends. */
  record Offered(Demand demand, Stay stay, OfferIssued offer) implements Contact {

    @Override
    public Deadline deadline() {
      return new Deadline(offer.expiresAt(), Deadline.Kind.OFFER_EXPIRY);
    }

    Waiting unanswered(EndedOffer.How how, Instant at) {
      return new Waiting(demand, stay, new EndedOffer(offer.offerId(), offer.agentId(), how, at));
    }

    Assigned accepted() {
      return new Assigned(demand, stay, offer.offerId(), offer.agentId());
    }
  }

  /** Owned by an agent who is engaged with it; see {@link Assignment}. */
  record Assigned(Demand demand, Stay stay, OfferId offerId, AgentId agentId) implements Contact {}

  /**
   * In no queue until a time.
   *
   * @param stay the latest
   */
  record Deferred(Demand demand, Stay stay, Instant until, DeferReason reason) implements Contact {

    @Override
    public Deadline deadline() {
      return new Deadline(until, Deadline.Kind.DEFERRAL_END);
    }
  }

  /** The same contact in another state of its stay. */
  default Contact with(Stay changed) {
    return switch (this) {
      case Waiting each -> new Waiting(each.demand, changed, each.lastOffer, each.line);
      case Offered each -> new Offered(each.demand, changed, each.offer);
      case Assigned each -> new Assigned(each.demand, changed, each.offerId, each.agentId);
      case Deferred each -> new Deferred(each.demand, changed, each.until, each.reason);
    };
  }

  /** The same contact, of which more is known. */
  default Contact with(Demand changed) {
    return switch (this) {
      case Waiting each -> new Waiting(changed, each.stay, each.lastOffer, each.line);
      case Offered each -> new Offered(changed, each.stay, each.offer);
      case Assigned each -> new Assigned(changed, each.stay, each.offerId, each.agentId);
      case Deferred each -> new Deferred(changed, each.stay, each.until, each.reason);
    };
  }
}
