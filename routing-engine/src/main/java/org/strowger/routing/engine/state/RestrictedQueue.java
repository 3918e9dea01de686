package org.strowger.routing.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.QueueRestriction;

/**
 * A queue that a supervisor paused or closed.
 *
 * @param since when it was, the latest time
 * @param until when that ends by itself; null: when the queue is resumed
 * @param message told to those who arrive; null: nothing
 */
public record RestrictedQueue(
    QueueId queueId,
    QueueRestriction restriction,
    Instant since,
    @Nullable Instant until,
    @Nullable String message,
    String author)
    implements Entity {

  @Override
  public String key() {
    return "restriction/" + queueId;
  }

  @Override
  public @Nullable Deadline deadline() {
    return until == null ? null : new Deadline(until, Deadline.Kind.RESTRICTION_END);
  }
}
