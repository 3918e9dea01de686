package org.strowger.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.ContactEvent.CallbackRequested;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.WaitEvent.ContactOverflowed;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;

/** The wallboard's figures of today, counted once more from the first event of the log. */
final class Recount {

  private final Map<String, Queue> queues = new HashMap<>();
  private final Map<String, String> queueOfAssignment = new HashMap<>();

  private static final class Queue {
    private final Instant from;
    private final Duration target;
    private final Set<String> waiting = new HashSet<>();
    private long enqueued;
    private long answered;
    private long inTime;
    private long abandoned;
    private long handled;

    private Queue(JsonNode row) {
      from = Instant.parse(row.at("/today/from").asText());
      target = Duration.ofSeconds(row.at("/target/withinSeconds").asLong());
    }

    private boolean isToday(Instant at) {
      return !at.isBefore(from);
    }

    private Map<String, Long> figures() {
      return Map.of(
          "waiting", (long) waiting.size(),
          "enqueued", enqueued,
          "answered", answered,
          "answered in time", inTime,
          "abandoned", abandoned,
          "handled", handled);
    }
  }

  /** For the queues and the beginnings of their days on this wallboard. */
  Recount(JsonNode wallboard) {
    for (JsonNode row : wallboard.path("queues")) {
      queues.put(row.path("queueId").asText(), new Queue(row));
    }
  }

  void tell(RoutingEvent event) {
    switch (event) {
      case ContactEnqueued enqueued -> {
        Queue queue = queues.get(enqueued.queueId().value());
        if (queue != null) {
          queue.waiting.add(enqueued.contactId().value());
          queue.enqueued += queue.isToday(enqueued.enqueuedAt()) ? 1 : 0;
        }
      }
      case ContactOverflowed overflowed -> passed(overflowed.queueId(), overflowed.overflowedAt());
      case ContactRefused refused -> passed(refused.queueId(), refused.refusedAt());
      case ContactAssigned assigned -> answered(assigned);
      case CallbackRequested requested ->
          leave(requested.queueId().value(), requested.contactId().value());
      case ContactExpired expired -> leave(expired.queueId().value(), expired.contactId().value());
      case ContactAbandoned abandoned -> {
        Queue queue = leave(abandoned.queueId().value(), abandoned.contactId().value());
        if (queue != null) {
          queue.abandoned += queue.isToday(abandoned.abandonedAt()) ? 1 : 0;
        }
      }
      case WrapUpEnded done -> {
        Queue queue = queues.get(queueOfAssignment.remove(done.offerId().toString()));
        if (queue != null) {
          queue.handled += queue.isToday(done.endedAt()) ? 1 : 0;
        }
      }
      default -> {
        // counts nowhere on the board
      }
    }
  }

  /** Who is not let in was in the queue for no time. */
  private void passed(QueueId queueId, Instant at) {
    Queue queue = queues.get(queueId.value());
    if (queue != null) {
      queue.enqueued += queue.isToday(at) ? 1 : 0;
    }
  }

  private @Nullable Queue leave(String queueId, String contactId) {
    Queue queue = queues.get(queueId);
    if (queue != null) {
      queue.waiting.remove(contactId);
    }
    return queue;
  }

  private void answered(ContactAssigned assigned) {
    Queue queue = leave(assigned.queueId().value(), assigned.contactId().value());
    if (queue == null) {
      return;
    }
    queueOfAssignment.put(assigned.offerId().toString(), assigned.queueId().value());
    if (queue.isToday(assigned.assignedAt())) {
      Duration waited = Duration.between(assigned.enqueuedAt(), assigned.assignedAt());
      queue.answered++;
      queue.inTime += waited.compareTo(queue.target) <= 0 ? 1 : 0;
    }
  }

  /** What differs, as lines for people; empty when all is equal. */
  List<String> differences(JsonNode wallboard) {
    var differences = new ArrayList<String>();
    for (JsonNode row : wallboard.path("queues")) {
      String id = row.path("queueId").asText();
      Queue queue = queues.get(id);
      if (queue != null) {
        var shown = shown(row);
        queue
            .figures()
            .forEach(
                (figure, counted) -> {
                  if (!counted.equals(shown.get(figure))) {
                    differences.add(
                        "%s %s: the board shows %d, the log has %d"
                            .formatted(id, figure, shown.get(figure), counted));
                  }
                });
      }
    }
    return differences.stream().sorted().toList();
  }

  private static Map<String, Long> shown(JsonNode row) {
    JsonNode today = row.path("today");
    return Map.of(
        "waiting", row.path("waiting").asLong(),
        "enqueued", today.path("enqueued").asLong(),
        "answered", today.path("answered").asLong(),
        "answered in time", today.at("/serviceLevel/numerator").asLong(),
        "abandoned", today.path("abandoned").asLong(),
        "handled", today.path("handled").asLong());
  }

  /** How many figures are compared. */
  int size() {
    return queues.values().stream().mapToInt(queue -> queue.figures().size()).sum();
  }
}
