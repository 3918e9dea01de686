package org.strowger.kpi.query;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strowger.kpi.definition.Dimension;

/**
 * Which rows count.
 *
 * @param span from when to when; figures of a moment have none
 * @param zone whose midnights and clock count; null: each queue's own
 * @param values the values of a dimension of which rows must have one; the empty text stands for
 *     rows of which nothing is known. A dimension that is not named lets all rows count
 */
public record KpiFilter(TimeSpan span, @Nullable ZoneId zone, Map<Dimension, Set<String>> values) {

  public KpiFilter {
    values =
        values.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> Set.copyOf(entry.getValue()),
                    (one, other) -> other,
                    () -> new EnumMap<>(Dimension.class)));
  }

  /** All rows of a span, each queue by its own clock. */
  public static KpiFilter of(TimeSpan span) {
    return new KpiFilter(span, null, Map.of());
  }

  /** Of those only rows that have one of these values. */
  public KpiFilter with(Dimension dimension, Set<String> wanted) {
    Map<Dimension, Set<String>> more = new EnumMap<>(Dimension.class);
    more.putAll(values);
    more.put(dimension, wanted);
    return new KpiFilter(span, zone, more);
  }
}
