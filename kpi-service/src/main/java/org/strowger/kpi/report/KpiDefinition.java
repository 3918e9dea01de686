package org.strowger.kpi.report;

/**
 * What a number means. A changed meaning is a new version beside the old one, over all history.
 *
 * @param id stable
 * @param version 1 for the first meaning
 * @param formula in the words of the definitions' page; W is the wait in the segment, T the target,
 *     S the short-abandon threshold
 * @param description what counts and what does not
 */
public record KpiDefinition(String id, int version, Unit unit, String formula, String description) {

  /** What the value is in. */
  public enum Unit {
    PERCENT,
    SECONDS,
    CONTACTS
  }
}
