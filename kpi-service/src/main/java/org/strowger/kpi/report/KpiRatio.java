package org.strowger.kpi.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A number that is one count divided by another.
 *
 * @param denominator when it is 0 there is no data
 */
public record KpiRatio(KpiDefinition definition, Count numerator, Count denominator) {

  /**
   * The value to one decimal.
   *
   * @return empty when there is no data, which is neither 0 nor 100
   */
  Optional<BigDecimal> of(Tally tally) {
    BigDecimal divisor = tally.of(denominator);
    if (divisor.signum() == 0) {
      return Optional.empty();
    }
    BigDecimal scale =
        definition.unit() == KpiDefinition.Unit.PERCENT ? BigDecimal.valueOf(100) : BigDecimal.ONE;
    return Optional.of(
        tally.of(numerator).multiply(scale).divide(divisor, 1, RoundingMode.HALF_UP));
  }
}
