package org.strowger.routing.engine.state;

import java.time.Instant;

/**
 * A point in time at which the router acts on an entity by itself.
 *
 * @param at when; the router acts with the first command at or after it
 * @param kind what is due
 */
public record Deadline(Instant at, Kind kind) {

  /**
   * What is due; deadlines of the same instant are worked off in this order, those of a kind by
   * their entities' keys.
   */
  public enum Kind {
    OFFER_EXPIRY,
    WAIT_END,
    WAIT_STAGE_END,
    DEFERRAL_END,
    GRACE_END,
    LOAN_END,
    WRAP_UP_END,
    BACKOFF_END,
    INSTANCE_SILENCE,
    MEMORY_END,
    RESTRICTION_END,
    CHAT_IDLE
  }
}
