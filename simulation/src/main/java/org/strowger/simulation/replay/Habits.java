package org.strowger.simulation.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;
import org.strowger.contracts.routing.RoutingEvent;

/**
 * How long things took in the recording: to accept an offer, to work a contact, to wrap it up. A
 * contact that was never worked takes what the others took in the middle.
 */
final class Habits {

  private static final Duration UNKNOWN = Duration.ofSeconds(30);

  private final Map<OfferId, Instant> closed = new HashMap<>();
  private final Spans accepting = new Spans();
  private final Spans working = new Spans();
  private final Spans wrapping = new Spans();

  /** Durations by contact, and all of them. */
  private static final class Spans {
    private final Map<ContactId, Duration> byContact = new HashMap<>();
    private final List<Duration> all = new ArrayList<>();

    void add(ContactId contact, Instant from, Instant to) {
      Duration span = Duration.between(from, to);
      byContact.merge(contact, span, (first, next) -> first.compareTo(next) < 0 ? next : first);
      all.add(span);
    }

    Duration of(ContactId contact) {
      Duration own = byContact.get(contact);
      return own == null ? middle() : own;
    }

    private Duration middle() {
      return all.isEmpty() ? UNKNOWN : all.stream().sorted().toList().get(all.size() / 2);
    }
  }

  void take(RoutingEvent event) {
    switch (event) {
      case ContactAssigned e -> {
        accepting.add(e.contactId(), e.issuedAt(), e.assignedAt());
      }
      case WrapUpStarted e -> {
        working.add(e.contactId(), e.assignedAt(), e.startedAt());
        closed.put(e.offerId(), e.startedAt());
      }
      case WrapUpEnded e -> {
        Instant since = closed.remove(e.offerId());
        if (since == null) {
          working.add(e.contactId(), e.assignedAt(), e.endedAt());
        } else {
          wrapping.add(e.contactId(), since, e.endedAt());
        }
      }
      default -> {}
    }
  }

  Duration toAccept(ContactId contact) {
    return accepting.of(contact);
  }

  Duration toWork(ContactId contact) {
    return working.of(contact);
  }

  Duration toWrapUp(ContactId contact) {
    return wrapping.of(contact);
  }
}
