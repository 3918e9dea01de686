package org.strowger.kpi.report;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** Counts of some queue, channel and span; those of disjoint rows may be added. */
record Tally(Map<Count, BigDecimal> counts) {

  static final Tally NOTHING = new Tally(Map.of());

  Tally plus(Tally other) {
    Map<Count, BigDecimal> sum = new EnumMap<>(Count.class);
    sum.putAll(counts);
    other.counts.forEach((count, value) -> sum.merge(count, value, BigDecimal::add));
    return new Tally(sum);
  }

  BigDecimal of(Count count) {
    return counts.getOrDefault(count, BigDecimal.ZERO);
  }

  long number(Count count) {
    return of(count).longValueExact();
  }
}
