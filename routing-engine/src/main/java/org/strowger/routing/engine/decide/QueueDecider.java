package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.QueueEvent;
import org.strowger.contracts.routing.QueueEvent.QueueClosed;
import org.strowger.contracts.routing.QueueEvent.QueueMessageAnnounced;
import org.strowger.contracts.routing.QueueEvent.QueuePaused;
import org.strowger.contracts.routing.QueueEvent.QueueResumed;
import org.strowger.contracts.routing.QueueRestriction;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.SupervisorCommand;
import org.strowger.contracts.routing.SupervisorCommand.CloseQueue;
import org.strowger.contracts.routing.SupervisorCommand.PauseQueue;
import org.strowger.contracts.routing.SupervisorCommand.RestrictQueue;
import org.strowger.contracts.routing.SupervisorCommand.ResumeQueue;
import org.strowger.routing.engine.plan.OpeningHours;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.RestrictedQueue;

/** Supervisors pause and close queues, for a while or until they resume them. */
final class QueueDecider {

  private final DomainState state;

  QueueDecider(DomainState state) {
    this.state = state;
  }

  List<Effect> restrict(RestrictQueue command) {
    QueuePlan queue = Preconditions.queue(state, command.queueId());
    Instant now = state.head().time();
    Instant until = command.until();
    if (until != null && !until.isAfter(now)) {
      throw new Rejected(RejectionCode.WRONG_STATE, "Expected a time to come but it is over");
    }
    String message = command.message();
    if (message != null && message.length() > SupervisorCommand.MESSAGE_LENGTH) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected a message of at most "
              + SupervisorCommand.MESSAGE_LENGTH
              + " characters but it has "
              + message.length());
    }
    QueueEvent restricted =
        switch (command) {
          case PauseQueue each ->
              new QueuePaused(each.queueId(), now, until, message, each.author());
          case CloseQueue each ->
              new QueueClosed(each.queueId(), now, until, message, each.author());
        };
    if (isSame(state.lines().restrictions().of(queue.id()), command)) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected another restriction of queue " + queue.id() + " but it has this one already");
    }
    return Decision.of(restricted);
  }

  private static boolean isSame(@Nullable RestrictedQueue now, RestrictQueue command) {
    boolean pauses = command instanceof PauseQueue;
    return now != null
        && now.restriction() == (pauses ? QueueRestriction.PAUSED : QueueRestriction.CLOSED)
        && Objects.equals(now.until(), command.until())
        && Objects.equals(now.message(), command.message());
  }

  List<Effect> resume(ResumeQueue command) {
    RestrictedQueue restricted = state.lines().restrictions().of(command.queueId());
    if (restricted == null) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected a queue that is paused or closed but this one is neither");
    }
    return Decision.of(resumed(restricted, command.author()));
  }

  /** Its time is over. */
  List<Effect> over(RestrictedQueue restricted) {
    return Decision.of(resumed(restricted, null));
  }

  private QueueResumed resumed(RestrictedQueue restricted, @Nullable String author) {
    return new QueueResumed(restricted.queueId(), restricted.since(), state.head().time(), author);
  }

  /** Tells who arrives what the queues it was led to have to say. */
  static void announce(
      Decision decision,
      DomainState state,
      RouteContact arrival,
      Instant arrivedAt,
      Set<QueueId> queues) {
    for (QueueId queueId : queues) {
      RestrictedQueue restricted = state.lines().restrictions().of(queueId);
      String message = restricted == null ? null : restricted.message();
      if (restricted != null && message != null) {
        decision.publish(
            new QueueMessageAnnounced(
                queueId,
                arrival.contactId(),
                arrival.conversationId(),
                arrivedAt,
                state.head().time(),
                restricted.restriction(),
                message));
      }
    }
  }

  /** What who arrives at a restricted queue is told; null: nothing. */
  static @Nullable String message(DomainState state, QueueId queueId) {
    RestrictedQueue restricted = state.lines().restrictions().of(queueId);
    return restricted == null ? null : restricted.message();
  }

  /** Whether who arrives is not let in. */
  static boolean closed(DomainState state, QueueId queueId) {
    RestrictedQueue restricted = state.lines().restrictions().of(queueId);
    return restricted != null && restricted.restriction() == QueueRestriction.CLOSED;
  }

  /**
   * When a queue lets arrivals in again.
   *
   * @param hours null: always open
   * @return null when that cannot be said
   */
  static @Nullable Instant opening(
      DomainState state, QueueId queueId, @Nullable OpeningHours hours) {
    RestrictedQueue restricted = state.lines().restrictions().of(queueId);
    Instant until =
        restricted != null && restricted.restriction() == QueueRestriction.CLOSED
            ? restricted.until()
            : null;
    if (until == null) {
      return hours == null ? null : hours.nextOpening(state.head().time());
    }
    return hours == null || hours.open(until) ? until : hours.nextOpening(until);
  }

  /** A pull that finds nothing because her queues are paused is refused for that. */
  static void refusePaused(DomainState state, Agent agent) {
    for (QueueId id : state.plan().queuesOf(agent.definition().profileId()).keySet()) {
      QueuePlan queue = state.plan().queue(id);
      boolean pulled = queue != null && queue.delivery() == QueuePlan.Delivery.PULL;
      if (pulled && state.inLine(id) > 0) {
        refusePaused(state, id);
      }
    }
  }

  /** Nothing is given out of a paused queue. */
  static void refusePaused(DomainState state, QueueId queueId) {
    RestrictedQueue restricted = state.lines().restrictions().of(queueId);
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
