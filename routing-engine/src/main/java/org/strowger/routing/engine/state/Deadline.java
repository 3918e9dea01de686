package org.strowger.routing.engine.state;

import java.time.Instant;
import java.util.Comparator;

/**
 * A point in time at which the router acts by itself.
 *
 * @param id the key of the entity that is due
 */
public record Deadline(Instant at, Kind kind, String id) implements Comparable<Deadline> {

  private static final Comparator<Deadline> ORDER =
      Comparator.comparing(Deadline::at).thenComparing(Deadline::kind).thenComparing(Deadline::id);

  /** What is due; deadlines of the same instant are worked off in this order. */
  public enum Kind {
    OFFER_EXPIRY,
    WAIT_END,
    LINE_MOVE,
    DEFERRAL_END,
    GRACE_END,
    MOVE_END,
    WRAP_UP_END,
    BACKOFF_END,
    INSTANCE_SILENCE,
    MEMORY_END
  }

  @Override
  public int compareTo(Deadline other) {
    return ORDER.compare(this, other);
  }
}
