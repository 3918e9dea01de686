package org.strowger.routing.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.OfferEvent;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.RoutingEvent;

/**
 * Follows the committed events of one domain and knows what came twice (I3: a contact has at most
 * one open offer) and when offers could be read.
 */
final class OfferAudit {

  private final Map<ContactId, OfferId> live = new HashMap<>();
  private final Set<OfferId> issued = new HashSet<>();
  private final Set<ContactId> assigned = new HashSet<>();
  private final List<Instant> offersRead = new ArrayList<>();
  private String firstOffered = "";
  private int opened;
  private int doubled;

  synchronized void read(RoutingEvent event) {
    switch (event) {
      case ContactOpened _ -> opened++;
      case OfferIssued offer -> {
        offersRead.add(Instant.now());
        firstOffered = firstOffered.isEmpty() ? offer.contactId().value() : firstOffered;
        boolean another = live.put(offer.contactId(), offer.offerId()) != null;
        boolean again = !issued.add(offer.offerId());
        doubled += another || again ? 1 : 0;
      }
      case OfferEvent ended -> live.remove(ended.offerId().contactId(), ended.offerId());
      case ContactAssigned taken -> {
        live.remove(taken.contactId(), taken.offerId());
        doubled += assigned.add(taken.contactId()) ? 0 : 1;
      }
      default -> {}
    }
  }

  /** Contacts that were opened. */
  synchronized int opened() {
    return opened;
  }

  /** Contacts that got an agent. */
  synchronized int assigned() {
    return assigned.size();
  }

  synchronized int offers() {
    return issued.size();
  }

  /** Offers and assignments that should not have been. */
  synchronized int doubled() {
    return doubled;
  }

  /** The contact that was offered first; empty before. */
  synchronized String firstOffered() {
    return firstOffered;
  }

  /** The longest time without an offer from then on. */
  synchronized Duration silenceSince(Instant then) {
    Duration longest = Duration.ZERO;
    Instant before = then;
    for (Instant read : offersRead) {
      if (read.isAfter(before)) {
        Duration silence = Duration.between(before, read);
        longest = silence.compareTo(longest) > 0 ? silence : longest;
        before = read;
      }
    }
    return longest;
  }
}
