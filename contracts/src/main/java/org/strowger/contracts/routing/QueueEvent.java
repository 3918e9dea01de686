package org.strowger.contracts.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.QueueId;

/** Supervisors pause, close and resume queues. */
public sealed interface QueueEvent extends RoutingEvent {

  QueueId queueId();

  /**
   * The queue gives nothing out from now on; who arrives waits.
   *
   * @param until when it ends by itself; null: when the queue is resumed
   * @param message told to those who arrive; null: nothing
   */
  record QueuePaused(
      QueueId queueId,
      Instant pausedAt,
      @Nullable Instant until,
      @Nullable String message,
      String author)
      implements QueueEvent {}

  /**
   * The queue lets nobody in from now on; who waits is served.
   *
   * @param until when it ends by itself; null: when the queue is resumed
   * @param message told to those who arrive; null: nothing
   */
  record QueueClosed(
      QueueId queueId,
      Instant closedAt,
      @Nullable Instant until,
      @Nullable String message,
      String author)
      implements QueueEvent {}

  /**
   * The queue is as its plan says again.
   *
   * @param restrictedAt when it was paused or closed, the latest of these
   * @param author who resumed it; null: its time was over
   */
  record QueueResumed(
      QueueId queueId, Instant restrictedAt, Instant resumedAt, @Nullable String author)
      implements QueueEvent {}

  /** A contact arrived at a paused or closed queue: its customer is to be told this. */
  record QueueMessageAnnounced(
      QueueId queueId,
      ContactId contactId,
      ConversationId conversationId,
      Instant arrivedAt,
      Instant announcedAt,
      QueueRestriction restriction,
      String message)
      implements QueueEvent {}
}
