package org.strowger.simulation.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.ContactEvent.CallbackRequested;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.PlanEvent.PlanApplied;
import org.strowger.contracts.routing.PlanEvent.PlanPartStaged;
import org.strowger.contracts.routing.RoutingEvent;

/** What became of each queue's contacts from a moment on. */
final class Outcomes {

  private static final int DIGITS = 3;

  private final Instant from;
  private final Map<QueueId, Queue> queues = new TreeMap<>();
  private final Map<QueueId, Integer> targets = new HashMap<>();
  private final Map<Long, TreeMap<Integer, RoutingPlan>> staged = new HashMap<>();
  private final Map<OfferId, ContactAssigned> open = new HashMap<>();
  private final Map<AgentId, Instant> signedInSince = new HashMap<>();
  private double signedInSeconds;

  Outcomes(Instant from) {
    this.from = from;
  }

  /** Counts of one queue. */
  static final class Queue {
    final Histogram waits = new Histogram(DIGITS);
    long enqueued;
    long inTime;
    long abandoned;
    long callbacks;
    double busySeconds;

    long answered() {
      return waits.getTotalCount();
    }
  }

  Map<QueueId, Queue> queues() {
    return queues;
  }

  void take(RoutingEvent event) {
    switch (event) {
      case PlanPartStaged e ->
          staged.computeIfAbsent(e.version(), _ -> new TreeMap<>()).put(e.part(), e.content());
      case PlanApplied e -> inForce(e);
      case ContactEnqueued e -> {
        if (!e.enqueuedAt().isBefore(from)) {
          queue(e.queueId()).enqueued++;
        }
      }
      case ContactAssigned e -> onAssigned(e);
      case ContactAbandoned e -> {
        if (!e.abandonedAt().isBefore(from)) {
          queue(e.queueId()).abandoned++;
        }
      }
      case CallbackRequested e -> {
        if (!e.requestedAt().isBefore(from)) {
          queue(e.queueId()).callbacks++;
        }
      }
      case ContactReturned e -> ended(e.offerId(), e.returnedAt());
      case WrapUpEnded e -> ended(e.offerId(), e.endedAt());
      case AgentStateChanged e -> onState(e);
      default -> {}
    }
  }

  /** What is still open ends here. */
  void end(Instant now) {
    for (OfferId offer : new ArrayList<>(open.keySet())) {
      ended(offer, now);
    }
    for (AgentId agent : List.copyOf(signedInSince.keySet())) {
      signedOut(agent, now);
    }
  }

  /**
   * The share of all signed-in time that the queue's contacts held an agent, in percent; more than
   * 100 when agents hold several at once.
   */
  double occupancy(Queue queue) {
    return signedInSeconds == 0 ? 0 : 100 * queue.busySeconds / signedInSeconds;
  }

  private Queue queue(QueueId id) {
    return queues.computeIfAbsent(id, _ -> new Queue());
  }

  private void inForce(PlanApplied applied) {
    staged.getOrDefault(applied.version(), new TreeMap<>()).values().stream()
        .flatMap(part -> part.queues().stream())
        .forEach((QueuePlan queue) -> targets.put(queue.id(), queue.target().withinSeconds()));
  }

  private void onAssigned(ContactAssigned event) {
    open.put(event.offerId(), event);
    if (event.assignedAt().isBefore(from)) {
      return;
    }
    Queue queue = queue(event.queueId());
    Duration wait = Duration.between(event.enqueuedAt(), event.assignedAt());
    queue.waits.recordValue(Math.max(0, wait.toMillis()));
    int target = targets.getOrDefault(event.queueId(), Integer.MAX_VALUE);
    if (wait.compareTo(Duration.ofSeconds(target)) <= 0) {
      queue.inTime++;
    }
  }

  private void ended(OfferId offer, Instant at) {
    ContactAssigned assigned = open.remove(offer);
    if (assigned != null) {
      queue(assigned.queueId()).busySeconds += seconds(assigned.assignedAt(), at);
    }
  }

  private void onState(AgentStateChanged event) {
    boolean signedIn =
        event.state() != AgentState.OFFLINE && event.state() != AgentState.UNREACHABLE;
    if (signedIn) {
      signedInSince.putIfAbsent(event.agentId(), event.since());
    } else {
      signedOut(event.agentId(), event.since());
    }
  }

  private void signedOut(AgentId agent, Instant at) {
    Instant since = signedInSince.remove(agent);
    if (since != null) {
      signedInSeconds += seconds(since, at);
    }
  }

  private double seconds(Instant start, Instant end) {
    Instant begin = start.isBefore(from) ? from : start;
    return end.isAfter(begin) ? Duration.between(begin, end).toMillis() / 1000.0 : 0;
  }
}
