package org.strowger.kpi.query;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** From when to when rows count. */
public sealed interface TimeSpan {

  /**
   * The first instant.
   *
   * @param zone of the queue whose rows are counted
   * @param now the moment that is asked for
   */
  Instant from(ZoneId zone, Instant now);

  /** The first instant that is not in it any more; null: as far as there are facts. */
  @Nullable Instant until();

  /** The day of the moment that is asked for, since the zone's midnight. */
  record Today() implements TimeSpan {

    @Override
    public Instant from(ZoneId zone, Instant now) {
      return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    @Override
    public @Nullable Instant until() {
      return null;
    }
  }

  /** The same instants in all zones. */
  record Between(Instant from, @Nullable Instant until) implements TimeSpan {

    @Override
    public Instant from(ZoneId zone, Instant now) {
      return from;
    }
  }
}
