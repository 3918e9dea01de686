package org.strowger.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.RoutingEvent;

/**
 * Laws that no fault may break, checked from outside by what the log says alone: it knows neither
 * the engine nor the plan, but how much an agent can hold. It is told a domain's log from its
 * beginning, in its order.
 */
final class LogLaws {

  private static final int MOST_TOLD = 10;

  private final int units;
  private final Map<OfferId, OfferIssued> open = new HashMap<>();
  private final Map<ContactId, OfferId> offerOf = new HashMap<>();
  private final Map<OfferId, ContactAssigned> assignments = new HashMap<>();
  private final Map<AgentId, Integer> held = new HashMap<>();
  private final Set<OfferId> issued = new HashSet<>();
  private final Set<ContactId> opened = new HashSet<>();
  private final Set<ContactId> ended = new HashSet<>();
  private final List<String> broken = new ArrayList<>();
  private Instant latest = Instant.EPOCH;
  private int breaches;
  private int doubleBooked;

  /**
   * @param units that an agent can hold
   */
  LogLaws(int units) {
    this.units = units;
  }

  /** How often a law was broken. */
  int breaches() {
    return breaches;
  }

  /** How often an agent held more than she can, or a contact had two offers. */
  int doubleBooked() {
    return doubleBooked;
  }

  /** The first of them, in words. */
  List<String> broken() {
    return broken;
  }

  void tell(RoutingEvent event) {
    switch (event) {
      case OfferIssued e -> issued(e);
      case OfferDeclined e -> endOffer(e.offerId(), e.declinedAt());
      case OfferExpired e -> expired(e);
      case OfferRevoked e -> endOffer(e.offerId(), e.revokedAt());
      case ContactAssigned e -> assigned(e);
      case ContactReturned e -> release(e.offerId(), e.returnedAt());
      case WrapUpEnded e -> release(e.offerId(), e.endedAt());
      case ContactOpened e -> require(opened.add(e.contactId()), "a contact was opened twice");
      case ContactClosed e -> end(e.contactId());
      case ContactAbandoned e -> end(e.contactId());
      case ContactExpired e -> end(e.contactId());
      default -> {
        // no law is about it
      }
    }
  }

  private void issued(OfferIssued e) {
    passed(e.issuedAt());
    require(issued.add(e.offerId()), "an offer was issued twice");
    require(!ended.contains(e.contactId()), "a contact that had ended was offered");
    require(!e.issuedAt().isBefore(e.enqueuedAt()), "a contact was offered before it came");
    require(e.expiresAt().isAfter(e.issuedAt()), "an offer had run out when it was issued");
    if (offerOf.put(e.contactId(), e.offerId()) != null) {
      doubleBooked++;
      require(false, "a contact had two open offers");
    }
    open.put(e.offerId(), e);
    hold(e.agentId(), e.cost());
  }

  private void hold(AgentId agent, int cost) {
    if (held.merge(agent, cost, Integer::sum) > units) {
      doubleBooked++;
      require(false, "an agent held more than " + units + " units");
    }
  }

  private void expired(OfferExpired e) {
    OfferIssued offer = open.get(e.offerId());
    require(
        offer != null && !e.expiredAt().isBefore(offer.expiresAt()),
        "an offer expired before its time");
    endOffer(e.offerId(), e.expiredAt());
  }

  private void endOffer(OfferId id, Instant at) {
    passed(at);
    OfferIssued offer = open.remove(id);
    require(offer != null, "an offer that was not open ended");
    if (offer != null) {
      offerOf.remove(offer.contactId(), id);
      held.merge(offer.agentId(), -offer.cost(), Integer::sum);
    }
  }

  private void assigned(ContactAssigned e) {
    endOffer(e.offerId(), e.assignedAt());
    require(!e.assignedAt().isBefore(e.issuedAt()), "a contact was assigned before it was offered");
    assignments.put(e.offerId(), e);
    hold(e.agentId(), e.cost());
  }

  private void release(OfferId id, Instant at) {
    passed(at);
    ContactAssigned assignment = assignments.remove(id);
    require(assignment != null, "work that nobody had ended");
    if (assignment != null) {
      held.merge(assignment.agentId(), -assignment.cost(), Integer::sum);
    }
  }

  private void end(ContactId contact) {
    require(ended.add(contact), "a contact ended twice");
  }

  private void passed(Instant at) {
    require(!at.isBefore(latest), "time went back");
    latest = at.isAfter(latest) ? at : latest;
  }

  private void require(boolean holds, String breach) {
    if (!holds) {
      breaches++;
      if (broken.size() < MOST_TOLD) {
        broken.add(breach);
      }
    }
  }
}
