package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.QueueEvent.QueueMessageAnnounced;
import org.strowger.contracts.routing.QueueRestriction;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.plan.OpeningHours;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.RestrictedQueue;

/** What a queue that is paused or closed means for those who arrive and those who take from it. */
final class RestrictionRules {

  private RestrictionRules() {}

  /** Tells who arrives the messages of the queues it was led to. */
  static void announce(
      Decision decision,
      DomainState state,
      RouteContact arrival,
      Instant arrivedAt,
      Set<QueueId> queues) {
    for (QueueId queueId : queues) {
      RestrictedQueue restricted = state.restriction(queueId);
      String message = restricted == null ? null : restricted.message();
      if (restricted != null && message != null) {
        decision.publish(
            new QueueMessageAnnounced(
                queueId,
                arrival.contactId(),
                arrival.conversationId(),
                arrivedAt,
                state.now(),
                restricted.restriction(),
                message));
      }
    }
  }

  /** What who arrives at a restricted queue is told; null: nothing. */
  static @Nullable String message(DomainState state, QueueId queueId) {
    RestrictedQueue restricted = state.restriction(queueId);
    return restricted == null ? null : restricted.message();
  }

  /** Until when a queue is restricted; null: until it is resumed, or it is not. */
  static @Nullable Instant until(DomainState state, QueueId queueId) {
    RestrictedQueue restricted = state.restriction(queueId);
    return restricted == null ? null : restricted.until();
  }

  /** Whether a queue lets nobody in who arrives. */
  static boolean isClosed(DomainState state, QueueId queueId) {
    RestrictedQueue restricted = state.restriction(queueId);
    return restricted != null && restricted.restriction() == QueueRestriction.CLOSED;
  }

  /**
   * When a queue lets arrivals in again.
   *
   * @param hours null: always open
   * @return null when that cannot be said
   */
  static @Nullable Instant nextOpening(
      DomainState state, QueueId queueId, @Nullable OpeningHours hours) {
    RestrictedQueue restricted = state.restriction(queueId);
    Instant until =
        restricted != null && restricted.restriction() == QueueRestriction.CLOSED
            ? restricted.until()
            : null;
    if (until == null) {
      return hours == null ? null : hours.nextOpening(state.now());
    }
    return hours == null || hours.isOpen(until) ? until : hours.nextOpening(until);
  }

  /** Rejects a pull that finds nothing because queues of the agent are paused. */
  static void refusePaused(DomainIndex index, Agent agent) {
    DomainState state = index.state();
    for (QueueId id : state.plan().queuesOf(agent.definition().profileId()).keySet()) {
      QueuePlan queue = state.plan().queue(id);
      boolean pulled = queue != null && queue.delivery() == QueuePlan.Delivery.PULL;
      if (pulled && index.inLine(id) > 0) {
        refusePaused(state, id);
      }
    }
  }

  /** Rejects what would take a contact out of a paused queue. */
  static void refusePaused(DomainState state, QueueId queueId) {
    RestrictedQueue restricted = state.restriction(queueId);
    if (restricted != null && restricted.restriction() == QueueRestriction.PAUSED) {
      throw new Rejected(
          RejectionCode.QUEUE_PAUSED,
          "Expected a queue that gives contacts out but "
              + queueId
              + " is paused "
              + (restricted.until() == null
                  ? "until it is resumed"
                  : "until " + restricted.until()));
    }
  }
}
