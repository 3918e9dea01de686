package org.strowger.kpi.facts;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.strowger.kpi.facts.FactRow.JsonValue;

/**
 * Writes the columns of events into their rows, which need not be there yet: one statement for all
 * rows of one shape. Writing the same again, or in another order, gives the same rows.
 */
final class FactWriter {

  private final Set<LocalDate> openDays = ConcurrentHashMap.newKeySet();
  private final Map<Shape, String> statements = new ConcurrentHashMap<>();
  private final Map<FactTable, Map<String, String>> types = new ConcurrentHashMap<>();

  /** Rows of one shape are written by one statement. */
  private record Shape(FactTable table, List<String> columns) implements Comparable<Shape> {

    static Shape of(FactRow row) {
      return new Shape(row.table(), List.copyOf(row.columns().keySet()));
    }

    @Override
    public int compareTo(Shape other) {
      return Comparator.comparing(Shape::table)
          .thenComparing(shape -> String.join(" ", shape.columns()))
          .compare(this, other);
    }
  }

  /** Writes the rows of events in their order. */
  void write(Handle handle, List<FactRow> rows) {
    rows.stream().map(FactRow::day).distinct().forEach(day -> openDay(handle, day));
    Map<Shape, Map<String, FactRow>> byShape = new TreeMap<>();
    for (FactRow row : rows) {
      byShape
          .computeIfAbsent(Shape.of(row), _ -> new TreeMap<>())
          .merge(row.order(), row, FactWriter::later);
    }
    byShape.forEach((shape, some) -> write(handle, shape, List.copyOf(some.values())));
  }

  /** Of two of one shape in one row: the last, or, where they know their place, the later one. */
  private static FactRow later(FactRow one, FactRow other) {
    return place(one).compareTo(place(other)) > 0 ? one : other;
  }

  private static Place place(FactRow row) {
    Object offset = row.columns().get("at_offset");
    Object index = row.columns().get("at_index");
    return offset instanceof Number number && index instanceof Number at
        ? new Place(number.longValue(), at.longValue())
        : new Place(0, 0);
  }

  private record Place(long offset, long index) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return Comparator.comparingLong(Place::offset)
          .thenComparingLong(Place::index)
          .compare(this, other);
    }
  }

  private void write(Handle handle, Shape shape, List<FactRow> rows) {
    String sql = statements.computeIfAbsent(shape, it -> statement(handle, it, rows.getFirst()));
    try (Update update = handle.createUpdate(sql)) {
      for (String column : columns(shape, rows.getFirst())) {
        update.bindBySqlType(column, values(handle, rows, column), Types.ARRAY);
      }
      update.execute();
    }
  }

  private static List<String> columns(Shape shape, FactRow row) {
    return Stream.concat(row.key().keySet().stream(), shape.columns().stream()).toList();
  }

  private static Array values(Handle handle, List<FactRow> rows, String column) {
    var texts = new ArrayList<@Nullable String>();
    for (FactRow row : rows) {
      texts.add(
          text(row.key().containsKey(column) ? row.key().get(column) : row.columns().get(column)));
    }
    try {
      return handle.getConnection().createArrayOf("text", texts.toArray());
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Instant instant -> instant.atOffset(ZoneOffset.UTC).toString();
      case JsonValue json -> json.text();
      case Enum<?> constant -> constant.name();
      default -> value.toString();
    };
  }

  /** Tomorrow's partitions too, so that midnight finds them there. */
  private void openDay(Handle handle, LocalDate day) {
    if (!openDays.contains(day)) {
      handle.afterCommit(() -> openDays.add(day)); // else it would be forgotten with a rollback
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

  private String statement(Handle handle, Shape shape, FactRow row) {
    FactTable table = shape.table();
    Map<String, String> typeOf = types.computeIfAbsent(table, it -> columnTypes(handle, it));
    List<String> columns = columns(shape, row);
    String updates =
        shape.columns().stream()
            .map(column -> column + " = excluded." + column)
            .collect(Collectors.joining(", "));
    return "insert into %s as kept (%s) select %s from unnest(%s) as given (%s) on conflict (%s) do %s"
        .formatted(
            table.table(),
            String.join(", ", columns),
            joined(columns, column -> "given." + column + "::" + typeOf.get(column)),
            joined(columns, column -> "cast(:" + column + " as text[])"),
            String.join(", ", columns),
            table.key(),
            updates.isEmpty() ? "nothing" : "update set " + updates + condition(shape));
  }

  private static String joined(List<String> columns, UnaryOperator<String> each) {
    return columns.stream().map(each).collect(Collectors.joining(", "));
  }

  private static Map<String, String> columnTypes(Handle handle, FactTable table) {
    var typeOf = new HashMap<String, String>();
    handle
        .createQuery(
            "select attname, format_type(atttypid, atttypmod) as type from pg_attribute"
                + " where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped")
        .bind("table", table.table())
        .map((row, _) -> Map.entry(row.getString("attname"), row.getString("type")))
        .forEach(column -> typeOf.put(column.getKey(), column.getValue()));
    return Map.copyOf(typeOf);
  }

  /** Where several events of one type may write a row, the last in the router's order counts. */
  private static String condition(Shape shape) {
    return shape.columns().contains("at_offset")
        ? " where kept.at_offset is null"
            + " or (kept.at_offset, kept.at_index) < (excluded.at_offset, excluded.at_index)"
        : "";
  }
}
