package org.strowger.kpi.definition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** How a figure is made of measures. */
public sealed interface Figure {

  /** What has to be measured for it. */
  List<Measure> measures();

  /**
   * The value.
   *
   * @return empty when there is no data, which is neither 0 nor 100
   */
  Optional<BigDecimal> of(Tally tally);

  /** One measure as it is: a whole number. */
  record Whole(Measure measure) implements Figure {

    @Override
    public List<Measure> measures() {
      return List.of(measure);
    }

    @Override
    public Optional<BigDecimal> of(Tally tally) {
      return Optional.ofNullable(measure.greatest() ? tally.greatest(measure) : tally.of(measure));
    }
  }

  /**
   * One measure divided by another, to one decimal.
   *
   * @param denominator when it is 0 there is no data
   * @param scale what the quotient is multiplied by: 100 for percentages, else 1
   */
  record Ratio(Measure numerator, Measure denominator, int scale) implements Figure {

    @Override
    public List<Measure> measures() {
      return List.of(numerator, denominator);
    }

    @Override
    public Optional<BigDecimal> of(Tally tally) {
      BigDecimal divisor = tally.of(denominator);
      if (divisor.signum() == 0) {
        return Optional.empty();
      }
      return Optional.of(
          tally
              .of(numerator)
              .multiply(BigDecimal.valueOf(scale))
              .divide(divisor, 1, RoundingMode.HALF_UP));
    }
  }
}
