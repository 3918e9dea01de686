package org.strowger.contracts.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.Intake;

/** What is said of waiting before it is over: who may not wait, and for how long others will. */
public sealed interface WaitEvent extends RoutingEvent {

  ContactId contactId();

  /** When the contact arrived: the day its facts are filed under. */
  Instant arrivedAt();

  /**
   * The queue does not let the arriving contact in; what that leads to follows in the same
   * decision.
   *
   * @param action what the queue's intake says is to become of it
   * @param forecast what waiting was forecast to take; null when nothing was known of it
   * @param message what the customer is told, of the supervisor who closed the queue or of the
   *     plan; null: the channel's own words
   */
  record ArrivalDenied(
      ContactId contactId,
      Instant arrivedAt,
      QueueId queueId,
      Instant deniedAt,
      AdmissionReason reason,
      Intake.AdmissionAction action,
      @Nullable WaitForecast forecast,
      @Nullable String message)
      implements WaitEvent {}

  /**
   * The contact was not let in and ended with its arrival. It was in the queue for no time: a
   * segment that begins and ends at once.
   *
   * @param segment 0 for the first queue that was asked, −1 for the next: before the contact's
   *     first stay. Null in events written before it was told
   * @param channel null in events written before it was told
   */
  record ContactRefused(
      ContactId contactId,
      Instant arrivedAt,
      QueueId queueId,
      Instant refusedAt,
      AdmissionReason reason,
      @Nullable Integer segment,
      @Nullable ChannelType channel)
      implements WaitEvent {}

  /**
   * The queue did not let the arriving contact in; the other one was asked. The contact was in the
   * queue for no time: a segment that begins and ends at once.
   *
   * @param segment 0 for the first queue that was asked, −1 for the next: before the contact's
   *     first stay. Null in events written before it was told
   * @param channel null in events written before it was told
   */
  record ContactOverflowed(
      ContactId contactId,
      Instant arrivedAt,
      QueueId queueId,
      QueueId toQueue,
      Instant overflowedAt,
      AdmissionReason reason,
      @Nullable Integer segment,
      @Nullable ChannelType channel)
      implements WaitEvent {}

  /**
   * The answer to {@link Question.ForecastWait}: what the customer is told. It changes nothing.
   *
   * @param segment of the stay in the queue that is forecast
   * @param ahead how many come before the contact in its queue, at least 0
   * @param forecast null when nothing is known of it
   */
  record WaitForecasted(
      ContactId contactId,
      Instant arrivedAt,
      int segment,
      Instant enqueuedAt,
      QueueId queueId,
      Instant forecastAt,
      int ahead,
      @Nullable WaitForecast forecast)
      implements WaitEvent {}
}
