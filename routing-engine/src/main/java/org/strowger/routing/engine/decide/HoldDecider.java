package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.QueueEvent.ArrivalTold;
import org.strowger.contracts.routing.QueueEvent.QueueHeld;
import org.strowger.contracts.routing.QueueEvent.QueueResumed;
import org.strowger.contracts.routing.QueueHold;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.SupervisorCommand;
import org.strowger.contracts.routing.SupervisorCommand.PauseQueue;
import org.strowger.contracts.routing.SupervisorCommand.ResumeQueue;
import org.strowger.routing.engine.plan.OpeningHours;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.HeldQueue;

/** Supervisors pause and close queues, for a while or until they resume them. */
final class HoldDecider {

  private final DomainState state;

  HoldDecider(DomainState state) {
    this.state = state;
  }

  List<Effect> pause(PauseQueue command) {
    QueuePlan queue = Known.queue(state, command.queueId());
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
    HeldQueue held = state.lines().holds().of(queue.id());
    if (held != null
        && held.hold() == command.hold()
        && Objects.equals(held.until(), until)
        && Objects.equals(held.message(), message)) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected another hold of queue " + queue.id() + " but it is held so already");
    }
    return Decision.of(
        new QueueHeld(queue.id(), now, command.hold(), until, message, command.author()));
  }

  List<Effect> resume(ResumeQueue command) {
    HeldQueue held = state.lines().holds().of(command.queueId());
    if (held == null) {
      throw new Rejected(
          RejectionCode.WRONG_STATE, "Expected a queue that is held but this one is not");
    }
    return Decision.of(resumed(held, command.author()));
  }

  /** Its time is over. */
  List<Effect> over(HeldQueue held) {
    return Decision.of(resumed(held, null));
  }

  private QueueResumed resumed(HeldQueue held, @Nullable String author) {
    return new QueueResumed(held.queueId(), held.heldAt(), state.head().time(), author);
  }

  /** Tells who arrives what the queues it was led to have to say. */
  static void tell(
      Decision decision,
      DomainState state,
      RouteContact arrival,
      Instant arrivedAt,
      Set<QueueId> queues) {
    for (QueueId queueId : queues) {
      HeldQueue held = state.lines().holds().of(queueId);
      String message = held == null ? null : held.message();
      if (held != null && message != null) {
        decision.publish(
            new ArrivalTold(
                queueId,
                arrival.contactId(),
                arrival.conversationId(),
                arrivedAt,
                state.head().time(),
                held.hold(),
                message));
      }
    }
  }

  /** What who arrives at a held queue is told; null: nothing. */
  static @Nullable String message(DomainState state, QueueId queueId) {
    HeldQueue held = state.lines().holds().of(queueId);
    return held == null ? null : held.message();
  }

  /** Whether who arrives is not let in. */
  static boolean closed(DomainState state, QueueId queueId) {
    HeldQueue held = state.lines().holds().of(queueId);
    return held != null && held.hold() == QueueHold.CLOSED;
  }

  /**
   * When a queue lets arrivals in again.
   *
   * @param hours null: always open
   * @return null when that cannot be said
   */
  static @Nullable Instant opening(
      DomainState state, QueueId queueId, @Nullable OpeningHours hours) {
    HeldQueue held = state.lines().holds().of(queueId);
    Instant until = held != null && held.hold() == QueueHold.CLOSED ? held.until() : null;
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
    HeldQueue held = state.lines().holds().of(queueId);
    if (held != null && held.hold() == QueueHold.PAUSED) {
      throw new Rejected(
          RejectionCode.QUEUE_PAUSED,
          "Expected a queue that gives contacts out but "
              + queueId
              + " is paused "
              + (held.until() == null ? "until it is resumed" : "until " + held.until()));
    }
  }
}
