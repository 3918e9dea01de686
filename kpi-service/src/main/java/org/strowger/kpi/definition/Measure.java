package org.strowger.kpi.definition;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is counted, summed or sought over fact rows: the parts that figures are made of. A row
 * counts once, at the time of the event that made it count (attribution {@code by_event}), or, of a
 * live measure, as long as it is open. In the SQL, {@code f} is the row and {@code s} its queue,
 * with the target {@code within_seconds} and the short-abandon threshold {@code short_seconds}.
 * Sums of disjoint rows add up, whichever dimension and interval tells them apart; of {@link
 * #OLDEST_WAIT_SECONDS} the greatest counts.
 */
public enum Measure {
  /** Segments that began. */
  ENQUEUED(Fact.SEGMENT, "enqueued_at", "true", Measure.ROWS),
  /** Segments that began, save of contacts whose queue did not let them in. */
  LET_IN(Fact.SEGMENT, "enqueued_at", "f.refused_at is null", Measure.ROWS),
  /** Segments ended by assignment: answered contacts. */
  ANSWERED(Fact.SEGMENT, "ended_at", Measure.ANSWER, Measure.ROWS),
  /** Segments ended by assignment within the target. */
  ANSWERED_IN_TIME(
      Fact.SEGMENT,
      "ended_at",
      Measure.ANSWER
          + " and f.assigned_at - f.enqueued_at <= make_interval(secs => s.within_seconds)",
      Measure.ROWS),
  /** Segments ended because the customer left. */
  ABANDONED(Fact.SEGMENT, "ended_at", Measure.ABANDON, Measure.ROWS),
  /** Segments ended because the customer left before the short-abandon threshold, strictly. */
  SHORT_ABANDONED(
      Fact.SEGMENT,
      "ended_at",
      Measure.ABANDON
          + " and f.abandoned_at - f.enqueued_at < make_interval(secs => s.short_seconds)",
      Measure.ROWS),
  /** Segments ended in either way. */
  ANSWERED_OR_ABANDONED(
      Fact.SEGMENT, "ended_at", Measure.ANSWER + " or " + Measure.ABANDON, Measure.ROWS),
  /** Segments ended because the customer is called back: no abandons. */
  CALLBACKS(Fact.SEGMENT, "ended_at", "f.callback_at is not null", Measure.ROWS),
  /** Segments ended because their queue allows no longer wait. */
  EXPIRED(Fact.SEGMENT, "ended_at", "f.expired_at is not null", Measure.ROWS),
  /** Segments without length: the queue did not let the contact in and it ended. */
  REFUSED(Fact.SEGMENT, "ended_at", "f.refused_at is not null", Measure.ROWS),
  /** Answered segments whose customer began to wait there. */
  ANSWERED_ARRIVALS(Fact.SEGMENT, "ended_at", Measure.ANSWER + Measure.ARRIVED, Measure.ROWS),
  /** Seconds those waited. */
  ARRIVALS_WAITED(
      Fact.SEGMENT,
      "ended_at",
      Measure.ANSWER + Measure.ARRIVED,
      "extract(epoch from f.assigned_at - f.enqueued_at)"),
  /** Assignments whose wrap-up ended: handled contacts. */
  HANDLED(Fact.ASSIGNMENT, "wrap_up_ended_at", "true", Measure.ROWS),
  /** Seconds engaged, on hold and in wrap-up; waiting is not in it. */
  HANDLE_SECONDS(
      Fact.ASSIGNMENT,
      "wrap_up_ended_at",
      "true",
      "extract(epoch from f.wrap_up_ended_at - f.assigned_at)"),
  /** Seconds engaged, hold left out. */
  ENGAGED_SECONDS(
      Fact.ASSIGNMENT,
      "wrap_up_ended_at",
      "true",
      "extract(epoch from f.engaged_until - f.assigned_at) - f.hold_seconds"),
  /** Seconds on hold while engaged, whoever held. */
  HOLD_SECONDS(Fact.ASSIGNMENT, "wrap_up_ended_at", "true", "f.hold_seconds"),
  /** Handled contacts that were on hold at least once. */
  HANDLED_WITH_HOLD(Fact.ASSIGNMENT, "wrap_up_ended_at", "f.hold_seconds > 0", Measure.ROWS),
  /** Seconds of wrap-up alone; none when the contact was never wrapped up. */
  WRAP_UP_SECONDS(
      Fact.ASSIGNMENT,
      "wrap_up_ended_at",
      "f.wrap_up_started_at is not null",
      "extract(epoch from f.wrap_up_ended_at - f.wrap_up_started_at)"),
  /** Offers an agent was asked to answer and that ended, unless the customer left meanwhile. */
  OFFERS_ENDED(Fact.OFFER, "ended_at", Measure.ASKED, Measure.ROWS),
  /** Of these, the ones nobody answered. */
  OFFERS_EXPIRED(
      Fact.OFFER, "ended_at", Measure.ASKED + " and f.expired_at is not null", Measure.ROWS),
  /** Of these, the ones the agent refused. */
  OFFERS_DECLINED(
      Fact.OFFER, "ended_at", Measure.ASKED + " and f.declined_at is not null", Measure.ROWS),

  /** Open segments, offered ones among them. */
  WAITING(Fact.SEGMENT, "enqueued_at", "ended_at", "true", Measure.ROWS),
  /** Open segments whose customer will be called back. */
  CALLBACKS_WAITING(Fact.SEGMENT, "enqueued_at", "ended_at", "f.source = 'CALLBACK'", Measure.ROWS),
  /** Whole seconds that the oldest open segment has been waiting for. */
  OLDEST_WAIT_SECONDS(
      Fact.SEGMENT,
      "enqueued_at",
      "ended_at",
      "true",
      "greatest(0, floor(extract(epoch from :now - f.enqueued_at)))"),
  /** Offers that have not ended. */
  OFFERED(Fact.OFFER, "issued_at", "ended_at", "true", Measure.ROWS),
  /** Deferrals that have not ended. */
  DEFERRED(Fact.DEFERRAL, "deferred_at", "ended_at", "true", Measure.ROWS),
  /** Agents of the roster. */
  AGENTS(Fact.AGENT, "since", "ended_at", "true", Measure.ROWS);

  private static final String ROWS = "1";
  private static final String ANSWER = "f.assigned_at is not null";
  private static final String ABANDON = "f.abandoned_at is not null";
  private static final String ARRIVED = " and f.source in ('ARRIVAL', 'CALLBACK')";
  private static final String ASKED =
      "f.mode = 'OFFERED' and f.revoke_reason is distinct from 'CUSTOMER_LEFT'";

  private final Fact fact;
  private final String at;
  private final @Nullable String until;
  private final String condition;
  private final String value;

  Measure(Fact fact, String at, String condition, String value) {
    this(fact, at, null, condition, value);
  }

  Measure(Fact fact, String at, @Nullable String until, String condition, String value) {
    this.fact = fact;
    this.at = at;
    this.until = until;
    this.condition = condition;
    this.value = value;
  }

  /**
   * Measures that are read in one pass: over the same rows at the same time of theirs.
   *
   * @param at the column that tells when the row counts; of live measures, since when it does
   * @param until of live measures, the column that tells when the row counts no longer
   */
  public record Pass(Fact fact, String at, @Nullable String until) {

    /** Whether the rows are those that are open at a moment; else those of a span of time. */
    public boolean live() {
      return until != null;
    }
  }

  /** How it is read. */
  public Pass pass() {
    return new Pass(fact, at, until);
  }

  /** Whether the greatest value of the rows counts instead of their sum. */
  public boolean greatest() {
    return this == OLDEST_WAIT_SECONDS;
  }

  /** Whether the rows must come with their time on hold, which is dear to read. */
  public boolean needsHold() {
    return condition.contains("hold_seconds") || value.contains("hold_seconds");
  }

  /** Whether there is such a dimension of its rows. */
  public boolean has(Dimension dimension) {
    return fact.column(dimension, at).isPresent();
  }

  /** The column of a result. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The column's expression, over {@code f} and {@code s}; null where there is no greatest. */
  public String sql() {
    String rows = "(" + value + ") filter (where " + condition + ")";
    return (greatest() ? "max" + rows : "coalesce(sum" + rows + ", 0)") + " as " + column();
  }
}
