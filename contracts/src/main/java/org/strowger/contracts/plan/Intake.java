package org.strowger.contracts.plan;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;

/**
 * Whom a queue lets in; whoever waits already stays.
 *
 * @param calendar when it is open, a calendar of the plan; null: always
 * @param whenClosed null: {@link Otherwise#DEFER}
 * @param maximumSize how many may wait in it; null: any number
 * @param sharedLimit a limit of the plan that it shares with others; null: none
 * @param whenFull null: {@link Otherwise#REFUSE}
 * @param overflowTo the queue that is asked instead, with OVERFLOW
 */
public record Intake(
    @Nullable String calendar,
    @Nullable Otherwise whenClosed,
    @Nullable Integer maximumSize,
    @Nullable String sharedLimit,
    @Nullable Otherwise whenFull,
    @Nullable QueueId overflowTo) {

  /** What becomes of a contact that is not let in. */
  public enum Otherwise {
    /** It ends; the gateway tells the customer. */
    REFUSE,
    /** Another queue is asked. */
    OVERFLOW,
    /** A caller is called back in her turn; all else waits. */
    CALLBACK,
    /** It comes in line when the queue opens, a caller is called back then; only when closed. */
    DEFER,
    /** It waits all the same. */
    WAIT
  }
}
