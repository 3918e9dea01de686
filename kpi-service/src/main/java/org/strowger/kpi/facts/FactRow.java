package org.strowger.kpi.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.wire.Json;

/**
 * The part of one row that one event writes.
 *
 * @param key column → value: day, domain, start and ids
 * @param columns column → value: what this event, and no other type of event, writes
 */
record FactRow(
    FactTable table,
    DomainId domainId,
    Instant startedAt,
    LocalDate day,
    Map<String, Object> key,
    Map<String, @Nullable Object> columns) {

  FactRow {
    key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** A column's value as JSON. */
  record JsonValue(Object value) {
    String text() {
      try {
        return Json.LOG.writeValueAsString(value);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  FactRow with(String column, @Nullable Object value) {
    var more = new LinkedHashMap<>(columns);
    more.put(column, value);
    return new FactRow(table, domainId, startedAt, day, key, more);
  }

  /** The ids of the key as one text. */
  String id() {
    return key.entrySet().stream()
        .filter(column -> !Set.of("day", "domain_id", table.start()).contains(column.getKey()))
        .map(column -> column.getValue().toString())
        .collect(Collectors.joining(" "));
  }

  /** Rows are written in this order, so that two writers never wait for each other in a circle. */
  String order() {
    return table.table() + " " + key;
  }
}
