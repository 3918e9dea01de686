package org.strowger.kpi.definition;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was measured of some rows; tallies of disjoint rows may be added. */
public record Tally(Map<Measure, BigDecimal> measured) {

  /** Of no rows. */
  public static final Tally NOTHING = new Tally(Map.of());

  public Tally plus(Tally other) {
    Map<Measure, BigDecimal> sum = new EnumMap<>(Measure.class);
    sum.putAll(measured);
    other.measured.forEach(
        (measure, value) ->
            sum.merge(measure, value, measure.greatest() ? BigDecimal::max : BigDecimal::add));
    return new Tally(sum);
  }

  /** A sum; 0 of no rows. */
  public BigDecimal of(Measure measure) {
    return measured.getOrDefault(measure, BigDecimal.ZERO);
  }

  /** A greatest value; null of no rows. */
  public @Nullable BigDecimal greatest(Measure measure) {
    return measured.get(measure);
  }

  /**
   * A count.
   *
   * @throws ArithmeticException when it is no whole number
   */
  public long number(Measure measure) {
    return of(measure).longValueExact();
  }
}
