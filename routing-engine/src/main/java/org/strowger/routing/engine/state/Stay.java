package org.strowger.routing.engine.state;

import java.time.Instant;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;

/**
 * One stay of a contact in one queue: a segment.
 *
 * @param priority 1 (first) to 9
 * @param attempts how many offers the contact had, over all its stays
 */
public record Stay(QueueId queueId, int segment, Instant enqueuedAt, int priority, int attempts) {

  static Stay of(ContactEnqueued event, int attempts) {
    return new Stay(
        event.queueId(), event.segment(), event.enqueuedAt(), event.priority(), attempts);
  }

  Stay withAttempt(int attempt) {
    return new Stay(queueId, segment, enqueuedAt, priority, attempt);
  }
}
