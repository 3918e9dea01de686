package org.strowger.routing.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.routing.engine.plan.LadderKey;
import org.strowger.routing.engine.plan.PlanInForce;

/**
 * A contact that has not ended.
 *
 * <pre>
 *            issue           accept
 *   Waiting ───────▶ Offered ───────▶ Assigned ───▶ closed: EndedContact
 *    ▲ ▲ ▲             │  │            │   │
 *    │ │ └── declined, ┘  └─ withdrawn │   │
 *    │ │     expired,        (also while waiting or deferred), waited out: EndedContact
 *    │ │     revoked                   │   │
 *    │ └────────── returned ───────────┘   │
 *    └── due ─────── Deferred ◀── not reached, snoozed
 * </pre>
 */
public sealed interface Contact extends Entity {

  ContactRequest request();

  /** The current segment, or the one that led to the assignment. */
  Segment segment();

  default ContactId id() {
    return request().contactId();
  }

  /** Whether it is no customer's: an agent asks a second one; see {@link Consult}. */
  default boolean consult() {
    return segment().source() == SegmentSource.CONSULT;
  }

  @Override
  default String key() {
    return keyOf(id());
  }

  /** What contacts have in common that ask the same of agents under a plan. */
  default LadderKey ladderKey(PlanInForce plan) {
    return request().ladderKey(plan, segment().queueId());
  }

  /** The key of the contact with this id. */
  static String keyOf(ContactId id) {
    return "contact/" + id;
  }

  /**
   * In line.
   *
   * @param lastOffer how the latest offer of this segment ended; null when there was none
   * @param stage how far it has come by waiting; null until it is in line
   */
  record Waiting(
      ContactRequest request,
      Segment segment,
      @Nullable EndedOffer lastOffer,
      @Nullable WaitStage stage)
      implements Contact {

    /** A contact that is about to be put in line. */
    public Waiting(ContactRequest request, Segment segment, @Nullable EndedOffer lastOffer) {
      this(request, segment, lastOffer, null);
    }

    /**
     * How far it has come by waiting.
     *
     * @throws IllegalStateException when it is not in line yet
     */
    public WaitStage waitStage() {
      if (stage == null) {
        throw new IllegalStateException("Expected contact " + id() + " in line but it is not");
      }
      return stage;
    }

    /** The same, having come so far. */
    public Waiting at(WaitStage now) {
      return new Waiting(request, segment, lastOffer, now);
    }

    @Override
    public @Nullable Deadline deadline() {
      Segment.Limit limit = segment.limit();
      return limit == null ? null : new Deadline(limit.until(), Deadline.Kind.WAIT_END);
    }

    /** The same, reserved for the agent of an offer. */
    public Offered offered(OfferIssued offer) {
      return new Offered(request, segment.withAttempts(offer.offerId().attempt()), offer);
    }
  }

  /** Reserved for one agent until the offer ends. */
  record Offered(ContactRequest request, Segment segment, OfferIssued offer) implements Contact {

    @Override
    public Deadline deadline() {
      return new Deadline(offer.expiresAt(), Deadline.Kind.OFFER_EXPIRY);
    }

    /** In line again after the offer ended without an assignment. */
    public Waiting unanswered(EndedOffer.How how, Instant at) {
      return new Waiting(
          request, segment, new EndedOffer(offer.offerId(), offer.agentId(), how, at));
    }

    /** Owned by the agent of the offer. */
    public Assigned accepted() {
      return new Assigned(request, segment, offer.offerId(), offer.agentId());
    }
  }

  /** Owned by an agent who is engaged with it; see {@link Assignment}. */
  record Assigned(ContactRequest request, Segment segment, OfferId offerId, AgentId agentId)
      implements Contact {}

  /**
   * In no queue until a time.
   *
   * @param segment the latest
   */
  record Deferred(ContactRequest request, Segment segment, Instant until, DeferReason reason)
      implements Contact {

    @Override
    public Deadline deadline() {
      return new Deadline(until, Deadline.Kind.DEFERRAL_END);
    }
  }

  /** The same contact with another segment. */
  default Contact with(Segment changed) {
    return switch (this) {
      case Waiting each -> new Waiting(each.request, changed, each.lastOffer, each.stage);
      case Offered each -> new Offered(each.request, changed, each.offer);
      case Assigned each -> new Assigned(each.request, changed, each.offerId, each.agentId);
      case Deferred each -> new Deferred(each.request, changed, each.until, each.reason);
    };
  }

  /** The same contact, of which more is known. */
  default Contact with(ContactRequest changed) {
    return switch (this) {
      case Waiting each -> new Waiting(changed, each.segment, each.lastOffer, each.stage);
      case Offered each -> new Offered(changed, each.segment, each.offer);
      case Assigned each -> new Assigned(changed, each.segment, each.offerId, each.agentId);
      case Deferred each -> new Deferred(changed, each.segment, each.until, each.reason);
    };
  }
}
