package org.strowger.bench.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.ContactEvent;
import org.strowger.contracts.routing.ContactEvent.CallbackRequested;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.RoutingEvent;

/** What the log tells of the contacts that were opened since a place in it. */
public final class Story {

  private final Map<String, Contact> contacts = new HashMap<>();
  private final Map<String, Integer> endsOfOffer = new HashMap<>();
  private final Set<String> openAssignments = new HashSet<>();
  private final Map<ConversationId, Contact> latest = new HashMap<>();

  /** One contact. */
  static final class Contact {

    private final ContactOpened opened;
    private final boolean followsEnded;
    private @Nullable Duration untilOffer;
    private boolean offeredOnArrival;
    private boolean assigned;
    private boolean abandoned;
    private boolean calledBack;
    private @Nullable Instant endedAt;

    private Contact(ContactOpened opened, boolean followsEnded) {
      this.opened = opened;
      this.followsEnded = followsEnded;
    }

    ContactOpened opened() {
      return opened;
    }

    /** Whether the conversation's contact before it had ended: the customer wrote again. */
    boolean followsEnded() {
      return followsEnded;
    }

    /** From the arrival at the gateway to the first offer; null when there was none. */
    @Nullable Duration untilOffer() {
      return untilOffer;
    }

    /** Whether an agent was free when it came. */
    boolean isOfferedOnArrival() {
      return offeredOnArrival;
    }

    boolean isAssigned() {
      return assigned;
    }

    boolean isAbandoned() {
      return abandoned;
    }

    boolean isCalledBack() {
      return calledBack;
    }

    /** Null while it goes on. */
    @Nullable Instant endedAt() {
      return endedAt;
    }
  }

  Map<String, Contact> contacts() {
    return contacts;
  }

  public long offers() {
    return endsOfOffer.size();
  }

  /** Offers that have not ended. */
  public long openOffers() {
    return endsOfOffer.values().stream().filter(ends -> ends == 0).count();
  }

  /** Offers that ended more than once. */
  public long offersEndedTwice() {
    return endsOfOffer.values().stream().filter(ends -> ends > 1).count();
  }

  public long openAssignments() {
    return openAssignments.size();
  }

  public long openContacts() {
    return contacts.values().stream().filter(contact -> contact.endedAt == null).count();
  }

  public void tell(RoutingEvent event) {
    switch (event) {
      case OfferIssued issued -> offered(issued);
      case OfferDeclined end -> endOffer(end.offerId().toString());
      case OfferExpired end -> endOffer(end.offerId().toString());
      case OfferRevoked end -> endOffer(end.offerId().toString());
      case ContactAssigned accepted -> assigned(accepted);
      case ContactReturned returned -> openAssignments.remove(returned.offerId().toString());
      case WrapUpEnded done -> openAssignments.remove(done.offerId().toString());
      case ContactEvent contact -> tellContact(contact);
      default -> {
        // says nothing of contacts
      }
    }
  }

  private void tellContact(ContactEvent event) {
    if (event instanceof ContactOpened opened) {
      Contact before = latest.get(opened.conversationId());
      var contact = new Contact(opened, before != null && before.endedAt != null);
      latest.put(opened.conversationId(), contact);
      contacts.put(opened.contactId().value(), contact);
      return;
    }
    Contact contact = contacts.get(event.contactId().value());
    if (contact == null) {
      return; // of an earlier time
    }
    switch (event) {
      case ContactAbandoned left -> {
        contact.abandoned = true;
        contact.endedAt = left.abandonedAt();
      }
      case CallbackRequested _ -> contact.calledBack = true;
      case ContactClosed closed -> contact.endedAt = closed.closedAt();
      case ContactExpired expired -> contact.endedAt = expired.expiredAt();
      default -> {
        // on its way
      }
    }
  }

  private void offered(OfferIssued issued) {
    Contact contact = contacts.get(issued.contactId().value());
    if (contact == null) {
      return;
    }
    endsOfOffer.merge(issued.offerId().toString(), 0, Integer::sum);
    if (contact.untilOffer == null) {
      Instant arrived = contact.opened.arrivedAt();
      contact.untilOffer = Duration.between(arrived, issued.issuedAt());
      contact.offeredOnArrival = issued.why().trigger().name().equals("CONTACT_ARRIVED");
    }
  }

  private void assigned(ContactAssigned accepted) {
    Contact contact = contacts.get(accepted.contactId().value());
    if (contact != null) {
      contact.assigned = true;
      endOffer(accepted.offerId().toString());
      openAssignments.add(accepted.offerId().toString());
    }
  }

  private void endOffer(String offerId) {
    endsOfOffer.computeIfPresent(offerId, (_, ends) -> ends + 1);
  }
}
