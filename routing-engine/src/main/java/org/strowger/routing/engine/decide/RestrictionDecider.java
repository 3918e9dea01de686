package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.QueueEvent;
import org.strowger.contracts.routing.QueueEvent.QueueClosed;
import org.strowger.contracts.routing.QueueEvent.QueuePaused;
import org.strowger.contracts.routing.QueueEvent.QueueResumed;
import org.strowger.contracts.routing.QueueRestriction;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.SupervisorCommand;
import org.strowger.contracts.routing.SupervisorCommand.CloseQueue;
import org.strowger.contracts.routing.SupervisorCommand.PauseQueue;
import org.strowger.contracts.routing.SupervisorCommand.RestrictQueue;
import org.strowger.contracts.routing.SupervisorCommand.ResumeQueue;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.RestrictedQueue;

/** Decides when supervisors pause and close queues, for a while or until they resume them. */
final class RestrictionDecider {

  private final DomainState state;

  RestrictionDecider(DomainState state) {
    this.state = state;
  }

  /** Nothing is given out of the queue, or nobody is let in, from now on. */
  List<Effect> restrict(RestrictQueue command) {
    QueuePlan queue = Preconditions.requireQueue(state, command.queueId());
    Instant now = state.now();
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
    if (isSame(state.restriction(queue.id()), command)) {
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

  /** The queue is open again. */
  List<Effect> resume(ResumeQueue command) {
    RestrictedQueue restricted = state.restriction(command.queueId());
    if (restricted == null) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected a queue that is paused or closed but this one is neither");
    }
    return Decision.of(resumed(restricted, command.author()));
  }

  /** The time of a restriction is over. */
  List<Effect> expire(RestrictedQueue restricted) {
    return Decision.of(resumed(restricted, null));
  }

  private QueueResumed resumed(RestrictedQueue restricted, @Nullable String author) {
    return new QueueResumed(restricted.queueId(), restricted.since(), state.now(), author);
  }
}
