package org.strowger.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strowger.bench.client.Answer;
import org.strowger.bench.client.Session;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.RoutingEvent;

/**
 * What became of the mails that got a 250, counted from the log.
 *
 * @param markerOfContact the mail that each opened contact came from
 * @param lost mails without a contact
 * @param doubled contacts beyond one per mail
 * @param closed contacts an agent has closed
 * @param offers issued
 * @param offersNotEndedOnce offers that ended never or more than once
 */
record Tally(
    Map<String, String> markerOfContact,
    long lost,
    long doubled,
    long closed,
    long offers,
    long offersNotEndedOnce) {

  /**
   * @param supervisor reads what each contact is about
   */
  static Tally of(Set<String> markers, List<RoutingEvent> events, Session supervisor)
      throws IOException, InterruptedException {
    var markerOfContact = new HashMap<String, String>();
    var contactsOfMarker = new HashMap<String, Integer>();
    for (RoutingEvent event : events) {
      if (event instanceof ContactOpened opened) {
        String contactId = opened.contactId().value();
        String marker = marker(supervisor, contactId);
        if (markers.contains(marker)) {
          markerOfContact.put(contactId, marker);
          contactsOfMarker.merge(marker, 1, Integer::sum);
        }
      }
    }
    var endsOfOffer = new HashMap<String, Integer>();
    events.forEach(event -> countOffer(event, endsOfOffer));
    return new Tally(
        markerOfContact,
        markers.stream().filter(marker -> !contactsOfMarker.containsKey(marker)).count(),
        contactsOfMarker.values().stream().mapToLong(contacts -> contacts - 1).sum(),
        events.stream().filter(ContactClosed.class::isInstance).count(),
        endsOfOffer.size(),
        endsOfOffer.values().stream().filter(ends -> ends != 1).count());
  }

  private static String marker(Session supervisor, String contactId)
      throws IOException, InterruptedException {
    Answer answer = supervisor.get("/api/gateway/contacts/" + contactId);
    var first = answer.body().path("messages").path(0);
    String subject = first.path("subject").asText("");
    return subject.isEmpty() ? first.path("text").asText("").split(" ", 2)[0] : subject;
  }

  private static void countOffer(RoutingEvent event, Map<String, Integer> endsOfOffer) {
    switch (event) {
      case OfferIssued issued -> endsOfOffer.merge(issued.offerId().toString(), 0, Integer::sum);
      case ContactAssigned end -> endsOfOffer.merge(end.offerId().toString(), 1, Integer::sum);
      case OfferDeclined end -> endsOfOffer.merge(end.offerId().toString(), 1, Integer::sum);
      case OfferExpired end -> endsOfOffer.merge(end.offerId().toString(), 1, Integer::sum);
      case OfferRevoked end -> endsOfOffer.merge(end.offerId().toString(), 1, Integer::sum);
      default -> {
        // says nothing of offers
      }
    }
  }
}
