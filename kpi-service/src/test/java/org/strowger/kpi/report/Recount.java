package org.strowger.kpi.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.ContactEvent.CallbackRequested;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;
import org.strowger.contracts.wire.Message;

/** The numbers of one queue counted by hand from the log, event by event, without any database. */
final class Recount {

  private final List<RoutingEvent> log;

  Recount(List<Message<RoutingEvent>> log) {
    this.log = log.stream().map(Message::body).<RoutingEvent>map(body -> body).toList();
  }

  private <E> Stream<E> all(Class<E> type) {
    return log.stream().filter(type::isInstance).map(type::cast);
  }

  private <E> long count(Class<E> type, Predicate<E> which) {
    return all(type).filter(which).count();
  }

  /** Open segments by contact and number. */
  private Map<String, ContactEnqueued> open() {
    var open = new TreeMap<String, ContactEnqueued>();
    for (RoutingEvent event : log) {
      switch (event) {
        case ContactEnqueued e -> open.put(e.contactId() + " " + e.segment(), e);
        case ContactAssigned e -> open.remove(e.contactId() + " " + e.segment());
        case ContactAbandoned e -> open.remove(e.contactId() + " " + e.segment());
        case CallbackRequested e -> open.remove(e.contactId() + " " + e.segment());
        case ContactExpired e -> open.remove(e.contactId() + " " + e.segment());
        default -> {}
      }
    }
    return open;
  }

  long waiting() {
    return open().size();
  }

  long callbacksWaiting() {
    return open().values().stream().filter(e -> e.source() == SegmentSource.CALLBACK).count();
  }

  long deferred() {
    var deferred = new TreeMap<String, ContactDeferred>();
    for (RoutingEvent event : log) {
      switch (event) {
        case ContactDeferred e -> deferred.put(e.contactId().value(), e);
        case ContactEnqueued e -> deferred.remove(e.contactId().value());
        case ContactClosed e -> deferred.remove(e.contactId().value());
        case ContactAbandoned e -> deferred.remove(e.contactId().value());
        default -> {}
      }
    }
    return deferred.size();
  }

  long offered() {
    return count(OfferIssued.class, _ -> true)
        - count(ContactAssigned.class, _ -> true)
        - count(OfferDeclined.class, _ -> true)
        - count(OfferExpired.class, _ -> true)
        - count(OfferRevoked.class, _ -> true);
  }

  long enqueued(Instant from) {
    return count(ContactEnqueued.class, e -> !e.enqueuedAt().isBefore(from))
        + count(ContactRefused.class, e -> !e.refusedAt().isBefore(from));
  }

  long answered(Instant from) {
    return count(ContactAssigned.class, e -> !e.assignedAt().isBefore(from));
  }

  long answeredInTime(Instant from, int seconds) {
    return count(
        ContactAssigned.class,
        e ->
            !e.assignedAt().isBefore(from)
                && !e.enqueuedAt().plusSeconds(seconds).isBefore(e.assignedAt()));
  }

  long abandoned(Instant from) {
    return count(ContactAbandoned.class, e -> !e.abandonedAt().isBefore(from));
  }

  long callbacks(Instant from) {
    return count(CallbackRequested.class, e -> !e.requestedAt().isBefore(from));
  }

  long expired(Instant from) {
    return count(ContactExpired.class, e -> !e.expiredAt().isBefore(from));
  }

  long handled(Instant from) {
    return count(WrapUpEnded.class, e -> !e.endedAt().isBefore(from));
  }
}
