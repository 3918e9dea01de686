package org.strowger.kpi.report;

import java.util.Locale;

/**
 * What is counted or summed over fact rows. Each row counts at the time of the event that made it
 * count (attribution {@code by_event}), in its queue and channel. In the SQL, {@code f} is the fact
 * and {@code s} the span asked for, with the queue's target and short-abandon threshold.
 */
public enum Count {
  /** Segments that began. */
  ENQUEUED(Fact.SEGMENT, "enqueued_at", "true", Count.ROWS),
  /** Segments that began, save of contacts whose queue did not let them in. */
  LET_IN(Fact.SEGMENT, "enqueued_at", "f.refused_at is null", Count.ROWS),
  /** Segments ended by assignment: answered contacts. */
  ANSWERED(Fact.SEGMENT, "ended_at", Count.ANSWER, Count.ROWS),
  /** Segments ended by assignment within the target. */
  ANSWERED_IN_TIME(
      Fact.SEGMENT,
      "ended_at",
      Count.ANSWER
          + " and f.assigned_at - f.enqueued_at <= make_interval(secs => s.within_seconds)",
      Count.ROWS),
  /** Segments ended because the customer left. */
  ABANDONED(Fact.SEGMENT, "ended_at", Count.ABANDON, Count.ROWS),
  /** Segments ended because the customer left before the short-abandon threshold, strictly. */
  SHORT_ABANDONED(
      Fact.SEGMENT,
      "ended_at",
      Count.ABANDON
          + " and f.abandoned_at - f.enqueued_at < make_interval(secs => s.short_seconds)",
      Count.ROWS),
  /** Segments ended in either way. */
  ANSWERED_OR_ABANDONED(
      Fact.SEGMENT, "ended_at", Count.ANSWER + " or " + Count.ABANDON, Count.ROWS),
  /** Segments ended because the customer is called back: no abandons. */
  CALLBACKS(Fact.SEGMENT, "ended_at", "f.callback_at is not null", Count.ROWS),
  /** Segments ended because their queue allows no longer wait. */
  EXPIRED(Fact.SEGMENT, "ended_at", "f.expired_at is not null", Count.ROWS),
  /** Answered segments whose customer began to wait there. */
  ANSWERED_ARRIVALS(Fact.SEGMENT, "ended_at", Count.ANSWER + Count.ARRIVED, Count.ROWS),
  /** Seconds those waited. */
  ARRIVALS_WAITED(
      Fact.SEGMENT,
      "ended_at",
      Count.ANSWER + Count.ARRIVED,
      "extract(epoch from f.assigned_at - f.enqueued_at)"),
  /** Assignments whose wrap-up ended: handled contacts. */
  HANDLED(Fact.ASSIGNMENT, "wrap_up_ended_at", "true", Count.ROWS),
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
  HANDLED_WITH_HOLD(Fact.ASSIGNMENT, "wrap_up_ended_at", "f.hold_seconds > 0", Count.ROWS),
  /** Seconds of wrap-up alone; none when the contact was never wrapped up. */
  WRAP_UP_SECONDS(
      Fact.ASSIGNMENT,
      "wrap_up_ended_at",
      "f.wrap_up_started_at is not null",
      "extract(epoch from f.wrap_up_ended_at - f.wrap_up_started_at)"),
  /** Offers an agent was asked to answer and that ended, unless the customer left meanwhile. */
  OFFERS_ENDED(Fact.OFFER, "ended_at", Count.ASKED, Count.ROWS),
  OFFERS_EXPIRED(Fact.OFFER, "ended_at", Count.ASKED + " and f.expired_at is not null", Count.ROWS),
  OFFERS_DECLINED(
      Fact.OFFER, "ended_at", Count.ASKED + " and f.declined_at is not null", Count.ROWS);

  private static final String ROWS = "1";
  private static final String ANSWER = "f.assigned_at is not null";
  private static final String ABANDON = "f.abandoned_at is not null";
  private static final String ARRIVED = " and f.source in ('ARRIVAL', 'CALLBACK')";
  private static final String ASKED =
      "f.mode = 'OFFERED' and f.revoke_reason is distinct from 'CUSTOMER_LEFT'";

  private final Fact fact;
  private final String at;
  private final String condition;
  private final String value;

  Count(Fact fact, String at, String condition, String value) {
    this.fact = fact;
    this.at = at;
    this.condition = condition;
    this.value = value;
  }

  /** Which table or view the rows are in. */
  enum Fact {
    SEGMENT("segment"),
    ASSIGNMENT("handled"),
    OFFER("offer");

    private final String table;

    Fact(String table) {
      this.table = table;
    }
  }

  /** Counts that are read in one pass: over the same rows at the same time of theirs. */
  record Pass(String table, String at) {}

  Pass pass() {
    return new Pass(fact.table, at);
  }

  /** The column of a result. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The column's expression, over {@code f} and {@code s}. */
  public String sql() {
    return "coalesce(sum(" + value + ") filter (where " + condition + "), 0) as " + column();
  }
}
