package org.strowger.kpi.query;

import java.time.Instant;

/**
 * The moment whose figures are asked for. Ages and days are measured from it. As of a past moment
 * there are the facts of all events up to and including it, whenever they were filed, under the
 * plan and the roster that were in force then: what a board would have shown at that moment had it
 * known every event by then.
 *
 * @param at the moment
 * @param past whether what happened after it is left out; else all facts there are count, also
 *     those that another machine's clock has put a little after {@code at}
 */
public record AsOf(Instant at, boolean past) {

  /** All facts there are. */
  public static AsOf now(Instant now) {
    return new AsOf(now, false);
  }

  /** The facts of a past moment. */
  public static AsOf past(Instant at) {
    return new AsOf(at, true);
  }

  /** The condition on rows that are open from one column's time to another's; null: open still. */
  String open(String since, String until) {
    return past
        ? "%s <= :asOf and (%s is null or %s > :asOf)".formatted(since, until, until)
        : until + " is null";
  }

  /** The condition on what happened at a column's time. */
  String happened(String at) {
    return past ? at + " <= :asOf" : "true";
  }
}
