package org.strowger.contracts.plan;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;
import org.strowger.contracts.id.QueueId;

/**
 * Whom a queue lets in; whoever waits already stays.
 *
 * @param calendar when it is open, a calendar of the plan; null: always
 * @param onClosed null: {@link AdmissionAction#DEFER}
 * @param maximumSize how many may wait in it; null: any number
 * @param sharedLimit a limit of the plan that it shares with others; null: none
 * @param onFull null: {@link AdmissionAction#REFUSE}
 * @param overflowTo the queue that is asked instead, with OVERFLOW
 * @param maximumForecast nobody is let in of whom one of two would wait for more seconds than this,
 *     1–86400; while nothing is known of waiting everybody is. Null: no bound
 * @param onForecastExceeded what becomes of them; null: {@link AdmissionAction#REFUSE}
 * @param message what a customer is told who is not let in, at most 500 characters; null: the
 *     channel's own words
 */
public record Intake(
    @Nullable String calendar,
    @Nullable AdmissionAction onClosed,
    @Bounds(min = 0, max = 1_000_000) @Nullable Integer maximumSize,
    @Nullable String sharedLimit,
    @Nullable AdmissionAction onFull,
    @Nullable QueueId overflowTo,
    @Bounds(min = 1, max = 86_400) @Nullable Integer maximumForecast,
    @Nullable AdmissionAction onForecastExceeded,
    @Bounds(min = 1, max = 500) @Nullable String message) {

  /** Rules of hours and numbers only. */
  public Intake(
      @Nullable String calendar,
      @Nullable AdmissionAction onClosed,
      @Nullable Integer maximumSize,
      @Nullable String sharedLimit,
      @Nullable AdmissionAction onFull,
      @Nullable QueueId overflowTo) {
    this(calendar, onClosed, maximumSize, sharedLimit, onFull, overflowTo, null, null, null);
  }

  /** What becomes of a contact that is not let in. */
  public enum AdmissionAction {
    /** It ends; the gateway tells the customer. */
    REFUSE,
    /** Another queue is asked. */
    OVERFLOW,
    /** A caller is called back in her turn; all else waits. */
    CALLBACK,
    /** It comes in line when the queue's calendar opens next, a caller is called back then. */
    DEFER,
    /** It waits all the same. */
    WAIT,
    @JsonEnumDefaultValue
    UNKNOWN
  }
}
