package org.strowger.kpi.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * What a query is asked by, beside the dimensions that its rows are filtered by. Several values of
 * one stand apart by commas.
 */
enum KpiParameter {
  /** Ids of definitions. */
  KPIS("kpis"),
  /** The dimensions that the figures are told apart by; without it: one row over all. */
  BY("by"),
  /**
   * An instant, or a date of the zone: its midnight. Without it: today of each queue's zone, and no
   * {@code to}.
   */
  FROM("from"),
  /** An instant or a date like {@code from}; what is counted lies before it. Without it: now. */
  TO("to"),
  /** Whose clock and midnights count, for example Europe/Vienna; without it: each queue's own. */
  ZONE("zone"),
  /** How the span is cut: PT15M, PT30M, PT1H, P1D, P1W or P1M; without it: not at all. */
  INTERVAL("interval"),
  /** At which time a row counts: {@code by_event}, also without it. */
  ATTRIBUTION("attribution"),
  /** A past moment whose figures are asked for; without it: now. */
  AS_OF("asOf");

  private final String id;

  KpiParameter(String id) {
    this.id = id;
  }

  /** The name in requests. */
  @JsonValue
  String id() {
    return id;
  }

  static boolean isKnown(String id) {
    return Arrays.stream(values()).anyMatch(parameter -> parameter.id.equals(id));
  }

  static String ids() {
    return String.join(", ", Arrays.stream(values()).map(KpiParameter::id).toList());
  }
}
