package org.strowger.contracts.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.QueueId;

/** What supervisors do with queues and agents as a whole. */
public sealed interface SupervisorCommand extends RoutingCommand {

  /** So long a message to those who arrive may be. */
  int MESSAGE_LENGTH = 500;

  /**
   * Pauses or closes a queue, or changes how it is held.
   *
   * @param until when it ends by itself; null: when it is resumed
   * @param message told to those who arrive meanwhile, at most {@link #MESSAGE_LENGTH} characters
   *     and nothing about a customer; null: nothing is told
   * @param author who holds it
   */
  record PauseQueue(
      QueueId queueId,
      QueueHold hold,
      @Nullable Instant until,
      @Nullable String message,
      String author)
      implements SupervisorCommand {}

  /** The queue is as its plan says again. */
  record ResumeQueue(QueueId queueId, String author) implements SupervisorCommand {}

  /**
   * Puts all contacts that an agent is engaged with back in line, each at its original age; she
   * backs off from them. A consult she answered ends.
   */
  record RequeueAll(AgentId agentId) implements SupervisorCommand {}
}
