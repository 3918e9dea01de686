package org.strowger.contracts.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.QueueId;

/** Supervisors hold queues and let them go. */
public sealed interface QueueEvent extends RoutingEvent {

  QueueId queueId();

  /**
   * The queue is held, in this way from now on.
   *
   * @param until when it ends by itself; null: when it is resumed
   * @param message told to those who arrive; null: nothing
   */
  record QueueHeld(
      QueueId queueId,
      Instant heldAt,
      QueueHold hold,
      @Nullable Instant until,
      @Nullable String message,
      String author)
      implements QueueEvent {}

  /**
   * The queue is as its plan says again.
   *
   * @param author who resumed it; null: its time was over
   */
  record QueueResumed(QueueId queueId, Instant heldAt, Instant resumedAt, @Nullable String author)
      implements QueueEvent {}

  /** A contact arrived at a held queue: its customer is to be told so. */
  record ArrivalTold(
      QueueId queueId,
      ContactId contactId,
      ConversationId conversationId,
      Instant arrivedAt,
      Instant toldAt,
      QueueHold hold,
      String message)
      implements QueueEvent {}
}
