package org.strowger.kpi.facts;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.strowger.kpi.facts.FactRow.JsonValue;

/**
 * Writes the columns of events into their rows, which need not be there yet. Writing the same
 * again, or in another order, gives the same rows.
 */
final class FactWriter {

  private final Set<LocalDate> openDays = ConcurrentHashMap.newKeySet();
  private final Map<Shape, String> statements = new ConcurrentHashMap<>();

  /** Rows of one shape are written by one statement. */
  private record Shape(FactTable table, List<String> columns) {}

  void write(Handle handle, List<FactRow> rows) {
    rows.stream().sorted(Comparator.comparing(FactRow::order)).forEach(row -> write(handle, row));
  }

  private void write(Handle handle, FactRow row) {
    openDay(handle, row.day());
    var shape = new Shape(row.table(), List.copyOf(row.columns().keySet()));
    try (Update update =
        handle.createUpdate(statements.computeIfAbsent(shape, s -> statement(s, row)))) {
      row.key().forEach((column, value) -> bind(update, column, value));
      row.columns().forEach((column, value) -> bind(update, column, value));
      update.execute();
    }
  }

  /** Tomorrow's partitions too, so that midnight finds them there. */
  private void openDay(Handle handle, LocalDate day) {
    if (openDays.add(day)) {
      Stream.of(day, day.plusDays(1))
          .forEach(
              wanted ->
                  handle
                      .createQuery("select open_day(:day)::text")
                      .bind("day", wanted)
                      .mapTo(String.class)
                      .one());
    }
  }

  private static void bind(Update update, String column, @Nullable Object value) {
    switch (value) {
      case null -> update.bindNull(column, Types.NULL); // of whatever type the column is
      case Instant instant -> update.bind(column, instant.atOffset(ZoneOffset.UTC));
      case LocalDate day -> update.bind(column, day);
      case Integer number -> update.bind(column, number);
      case Long number -> update.bind(column, number);
      case Boolean truth -> update.bind(column, truth);
      case JsonValue json -> update.bind(column, json.text());
      case Enum<?> constant -> update.bind(column, constant.name());
      default -> update.bind(column, value.toString());
    }
  }

  private static String statement(Shape shape, FactRow row) {
    FactTable table = shape.table();
    String names =
        Stream.concat(row.key().keySet().stream(), shape.columns().stream())
            .collect(Collectors.joining(", "));
    String values =
        Stream.concat(
                row.key().keySet().stream().map(column -> ":" + column),
                shape.columns().stream().map(column -> placeholder(row, column)))
            .collect(Collectors.joining(", "));
    String updates =
        shape.columns().stream()
            .map(column -> column + " = excluded." + column)
            .collect(Collectors.joining(", "));
    return "insert into %s as kept (%s) values (%s) on conflict (%s) do %s"
        .formatted(
            table.table(),
            names,
            values,
            table.key(),
            updates.isEmpty() ? "nothing" : "update set " + updates + condition(shape));
  }

  private static String placeholder(FactRow row, String column) {
    return row.columns().get(column) instanceof JsonValue
        ? "cast(:" + column + " as jsonb)"
        : ":" + column;
  }

  /** Where several events of one type may write a row, the last in the router's order counts. */
  private static String condition(Shape shape) {
    return shape.columns().contains("at_offset")
        ? " where kept.at_offset is null"
            + " or (kept.at_offset, kept.at_index) < (excluded.at_offset, excluded.at_index)"
        : "";
  }
}
