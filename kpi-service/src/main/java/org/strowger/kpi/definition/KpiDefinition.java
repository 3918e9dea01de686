package org.strowger.kpi.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a figure means. A changed meaning is a new version beside the old one, over all history.
 *
 * @param id stable
 * @param version 1 for the first meaning
 * @param unit what the value is in
 * @param formula in the words of the definitions' page; W is the wait in the segment, T the target,
 *     S the short-abandon threshold
 * @param description what counts and what does not
 * @param example on the day that {@link KpiDefinitions} tells: whose rows, which of them, and after
 *     the last {@code =} the value
 * @param figure how it is made of measures
 */
public record KpiDefinition(
    String id,
    int version,
    Unit unit,
    String formula,
    String description,
    String example,
    @JsonIgnore Figure figure) {

  /** What a value is in. */
  public enum Unit {
    /** 0–100 and above, where numerator and denominator are of different rows. */
    PERCENT,
    SECONDS,
    CONTACTS,
    OFFERS,
    AGENTS
  }

  /**
   * The value of what was measured: to one decimal where it is a quotient, else whole.
   *
   * @return empty when there is no data, which is neither 0 nor 100
   */
  public Optional<BigDecimal> of(Tally tally) {
    return figure.of(tally);
  }

  /** Whether it is of what is open at a moment, so that no span of time and no interval applies. */
  @JsonProperty("live")
  public boolean isLive() {
    return figure.measures().stream().allMatch(measure -> measure.pass().live());
  }

  /** What it can be grouped and filtered by: what is known of all rows that it is made of. */
  @JsonProperty("by")
  public List<Dimension> dimensions() {
    return Arrays.stream(Dimension.values()).filter(this::has).toList();
  }

  /** Whether it can be grouped and filtered by that. */
  public boolean has(Dimension dimension) {
    return figure.measures().stream().allMatch(measure -> measure.has(dimension));
  }
}
