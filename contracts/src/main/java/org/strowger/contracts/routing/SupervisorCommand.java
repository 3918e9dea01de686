package org.strowger.contracts.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.QueueId;

/** What supervisors do with queues and agents as a whole. */
public sealed interface SupervisorCommand extends RoutingCommand {

  /** So long a message to those who arrive may be. */
  int MESSAGE_LENGTH = 500;

  /** Restricts a queue, or changes how it is restricted. */
  sealed interface RestrictQueue extends SupervisorCommand {

    QueueId queueId();

    /** When the restriction ends by itself; null: when the queue is resumed. */
    @Nullable Instant until();

    /**
     * What those who arrive meanwhile are told, at most {@link #MESSAGE_LENGTH} characters and
     * nothing about a customer; null: nothing.
     */
    @Nullable String message();

    /** Who restricts it. */
    String author();
  }

  /** Nothing is offered out of the queue and nothing pulled; who arrives waits. */
  record PauseQueue(
      QueueId queueId, @Nullable Instant until, @Nullable String message, String author)
      implements RestrictQueue {}

  /**
   * Who arrives at the queue is treated as outside of its hours, and refused where it has none; who
   * waits is served.
   */
  record CloseQueue(
      QueueId queueId, @Nullable Instant until, @Nullable String message, String author)
      implements RestrictQueue {}

  /** The queue is as its plan says again. */
  record ResumeQueue(QueueId queueId, String author) implements SupervisorCommand {}

  /**
   * Puts all contacts that an agent is engaged with back in line, each at its original age; she
   * backs off from them. A consult she answered ends.
   */
  record RequeueAll(AgentId agentId) implements SupervisorCommand {}
}
