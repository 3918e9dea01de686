package org.strowger.routing.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.QueueRestriction;

/**
 * A queue that a supervisor paused or closed.
 *
 * @param queueId the queue
 * @param restriction whether it is paused or closed
 * @param since when the supervisor said so last
 * @param until when that ends by itself; null: when the queue is resumed
 * @param message told to those who arrive; null: nothing
 * @param author the supervisor
 */
public record RestrictedQueue(
    QueueId queueId,
    QueueRestriction restriction,
    Instant since,
    @Nullable Instant until,
    @Nullable String message,
    String author)
    implements Entity {

  /** The key of a queue's restriction. */
  public static String keyOf(QueueId queueId) {
    return "restriction/" + queueId;
  }

  @Override
  public String key() {
    return keyOf(queueId);
  }

  @Override
  public @Nullable Deadline deadline() {
    return until == null ? null : new Deadline(until, Deadline.Kind.RESTRICTION_END);
  }
}
