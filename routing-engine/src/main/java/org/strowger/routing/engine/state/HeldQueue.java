package org.strowger.routing.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.QueueHold;

/**
 * A queue that a supervisor holds.
 *
 * @param until when that ends by itself; null: when the queue is resumed
 * @param message told to those who arrive; null: nothing
 */
public record HeldQueue(
    QueueId queueId,
    QueueHold hold,
    Instant heldAt,
    @Nullable Instant until,
    @Nullable String message,
    String author)
    implements Entity {

  @Override
  public String key() {
    return "hold/" + queueId;
  }

  @Override
  public @Nullable Deadline deadline() {
    return until == null ? null : new Deadline(until, Deadline.Kind.HOLD_END);
  }
}
