package org.strowger.kpi.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.strowger.servicekit.inbox.RecordPosition;

/**
 * A fact that came late: its own interval had ended more than ten minutes before its record was
 * appended. The record alone decides, so a rebuild finds the same.
 *
 * @param field the column that tells when it happened
 */
record Correction(FactRow row, String field, Instant happenedAt, RecordPosition position) {

  private static final Duration LATE = Duration.ofMinutes(10);
  private static final Set<String> DEADLINES = Set.of("expires_at", "until");

  static Correction of(FactRow row, RecordPosition position) {
    String field = row.table().start();
    Instant happenedAt = row.startedAt();
    for (Map.Entry<String, ?> column : row.columns().entrySet()) {
      if (column.getValue() instanceof Instant at
          && at.isAfter(happenedAt)
          && !DEADLINES.contains(column.getKey())) {
        field = column.getKey();
        happenedAt = at;
      }
    }
    return new Correction(row, field, happenedAt, position);
  }

  boolean isLate() {
    return happenedAt.plus(LATE).isBefore(position.time());
  }

  void keep(Handle handle) {
    handle
        .createUpdate(
            """
            insert into correction (topic, part, at_offset, domain_id, fact, fact_day, fact_id,
              field, happened_at, recorded_at)
            values (:topic, :part, :offset, :domain, :fact, :day, :id,
              :field, :happenedAt, :recordedAt)
            on conflict do nothing
            """)
        .bind("topic", position.topic())
        .bind("part", position.partition())
        .bind("offset", position.offset())
        .bind("domain", row.domainId().value())
        .bind("fact", row.table().table())
        .bind("day", row.day())
        .bind("id", row.id())
        .bind("field", field)
        .bind("happenedAt", happenedAt)
        .bind("recordedAt", position.time())
        .execute();
  }
}
