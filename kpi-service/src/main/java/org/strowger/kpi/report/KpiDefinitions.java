package org.strowger.kpi.report;

import static org.strowger.kpi.report.KpiDefinition.Unit.CONTACTS;
import static org.strowger.kpi.report.KpiDefinition.Unit.PERCENT;
import static org.strowger.kpi.report.KpiDefinition.Unit.SECONDS;

import java.util.List;
import java.util.stream.Stream;

/**
 * All numbers that are defined. The examples are about one queue with target T = 20 s and short
 * abandons below S = 5 s, on one day:
 *
 * <pre>
 *   contact  enqueued  ended                 W
 *   a        09:00:00  assigned  09:00:10   10 s   wrap-up 09:05:10–09:05:40, before it 20 s of hold
 *   b        09:01:00  assigned  09:01:20   20 s   wrap-up 09:02:20–09:02:50
 *   c        09:02:00  assigned  09:03:00   60 s   still engaged
 *   d        09:03:00  abandoned 09:03:04    4 s
 *   e        09:04:00  abandoned 09:04:05    5 s
 *   f        09:05:00  waiting
 * </pre>
 */
public final class KpiDefinitions {

  /**
   * Open segments, offered ones among them.
   *
   * <p>Example at 09:06:00: f: 1.
   */
  public static final KpiDefinition QUEUE_DEPTH =
      new KpiDefinition(
          "queue_depth",
          1,
          CONTACTS,
          "open segments now",
          "Contacts that wait in the queue, those that are being offered among them.");

  /**
   * The longest wait among open segments.
   *
   * <p>Example at 09:06:00: f waits for 60 s.
   */
  public static final KpiDefinition OLDEST_WAIT =
      new KpiDefinition(
          "oldest_wait",
          1,
          SECONDS,
          "now − earliest enqueue time of open segments",
          "Whole seconds since the longest waiting contact joined the queue.");

  /**
   * Genesys' service level without exclusions, the default on boards.
   *
   * <p>Example: a and b of a, b, c, d, e: 2 ÷ 5 = 40.0 %.
   */
  public static final KpiRatio SERVICE_LEVEL =
      new KpiRatio(
          new KpiDefinition(
              "service_level.abandon_is_miss",
              1,
              PERCENT,
              "assigned with W ≤ T ÷ (assigned + abandoned)",
              "Of the segments that ended in the span, those assigned within the queue's target."
                  + " Every abandon is a miss."),
          Count.ANSWERED_IN_TIME,
          Count.ANSWERED_OR_ABANDONED);

  /**
   * Asterisk's SL, Wazo's and Dynamics' service level: abandons are left out.
   *
   * <p>Example: a and b of a, b, c: 2 ÷ 3 = 66.7 %.
   */
  public static final KpiRatio SERVICE_LEVEL_ANSWERED =
      new KpiRatio(
          new KpiDefinition(
              "service_level.answered",
              1,
              PERCENT,
              "assigned with W ≤ T ÷ assigned",
              "Of the segments assigned in the span, those assigned within the queue's target."),
          Count.ANSWERED_IN_TIME,
          Count.ANSWERED);

  /**
   * Average speed of answer. Contacts that came back from an agent or another queue are left out,
   * because their customers' wait began elsewhere.
   *
   * <p>Example: (10 + 20 + 60) ÷ 3 = 30.0 s.
   */
  public static final KpiRatio ASA =
      new KpiRatio(
          new KpiDefinition(
              "asa",
              1,
              SECONDS,
              "mean W of assigned segments",
              "Segments assigned in the span whose source is an arrival or a callback."),
          Count.ARRIVALS_WAITED,
          Count.ANSWERED_ARRIVALS);

  /**
   * Average handle time: the agent's clock. It starts at the assignment, so no queue time is in it.
   * From there to the end of wrap-up every second is engaged, on hold or wrap-up.
   *
   * <p>Example: a took 5 min 30 s (280 s engaged, 20 s hold, 30 s wrap-up), b 1 min 30 s, c does
   * not count yet: 420 ÷ 2 = 210.0 s.
   */
  public static final KpiRatio AHT =
      new KpiRatio(
          new KpiDefinition(
              "aht",
              1,
              SECONDS,
              "(engaged + hold + wrap-up) ÷ handled",
              "Assignments whose wrap-up ended in the span, from assignment to the end of"
                  + " wrap-up."),
          Count.HANDLE_SECONDS,
          Count.HANDLED);

  /**
   * Time on hold, whoever held; where both did, it counts once.
   *
   * <p>Example: a was on hold for 20 s, b never: 20 ÷ 2 = 10.0 s.
   */
  public static final KpiRatio HOLD =
      new KpiRatio(
          new KpiDefinition(
              "hold",
              1,
              SECONDS,
              "hold ÷ handled",
              "Hold of the assignments whose wrap-up ended in the span, those without hold among"
                  + " them."),
          Count.HOLD_SECONDS,
          Count.HANDLED);

  /**
   * The same over contacts that had hold.
   *
   * <p>Example: only a: 20 ÷ 1 = 20.0 s.
   */
  public static final KpiRatio HOLD_OF_HELD =
      new KpiRatio(
          new KpiDefinition(
              "hold.of_held",
              1,
              SECONDS,
              "hold ÷ handled with hold",
              "Hold of the assignments whose wrap-up ended in the span, those without hold left"
                  + " out."),
          Count.HOLD_SECONDS,
          Count.HANDLED_WITH_HOLD);

  /**
   * After-contact work.
   *
   * <p>Example: (30 + 30) ÷ 2 = 30.0 s.
   */
  public static final KpiRatio ACW =
      new KpiRatio(
          new KpiDefinition(
              "acw",
              1,
              SECONDS,
              "wrap-up ÷ handled",
              "Wrap-up of the assignments whose wrap-up ended in the span; a queue without wrap-up"
                  + " counts with 0."),
          Count.WRAP_UP_SECONDS,
          Count.HANDLED);

  /**
   * Each count at its own event: who waited over the start of the span can make it exceed 100 %.
   *
   * <p>Example: d and e of a to f: 2 ÷ 6 = 33.3 %.
   */
  public static final KpiRatio ABANDON_RATE =
      new KpiRatio(
          new KpiDefinition(
              "abandon_rate",
              1,
              PERCENT,
              "abandoned ÷ (enqueued − refused)",
              "Segments whose customer left in the span, over segments that began in the span."
                  + " Who is called back has not left; who was refused is left out."),
          Count.ABANDONED,
          Count.LET_IN);

  /**
   * Abandons nobody could have prevented: strictly below the threshold.
   *
   * <p>Example: d (4 s) but not e (5 s): 1 ÷ 6 = 16.7 %.
   */
  public static final KpiRatio SHORT_ABANDON =
      new KpiRatio(
          new KpiDefinition(
              "short_abandon",
              1,
              PERCENT,
              "abandoned with W < S ÷ (enqueued − refused)",
              "Segments whose customer left in the span sooner than the queue's short-abandon"
                  + " threshold, over segments that began in the span. Who was refused is left out."),
          Count.SHORT_ABANDONED,
          Count.LET_IN);

  /**
   * Offers nobody answered.
   *
   * <p>Example: 5 offers: 3 accepted, 1 expired, 1 revoked because the customer left, which does
   * not count: 1 ÷ 4 = 25.0 %.
   */
  public static final KpiRatio NON_RESPONSE =
      new KpiRatio(
          new KpiDefinition(
              "non_response",
              1,
              PERCENT,
              "expired offers ÷ offers",
              "Offers that ended in the span; pulled contacts and offers whose customer left"
                  + " meanwhile are left out."),
          Count.OFFERS_EXPIRED,
          Count.OFFERS_ENDED);

  /**
   * Offers agents refused.
   *
   * <p>Example: 4 offers: 3 accepted, 1 declined: 1 ÷ 4 = 25.0 %.
   */
  public static final KpiRatio DECLINE_RATE =
      new KpiRatio(
          new KpiDefinition(
              "decline_rate",
              1,
              PERCENT,
              "declined offers ÷ offers",
              "Offers that ended in the span; pulled contacts and offers whose customer left"
                  + " meanwhile are left out."),
          Count.OFFERS_DECLINED,
          Count.OFFERS_ENDED);

  /** Numbers that are one count divided by another, in the order they are documented. */
  public static final List<KpiRatio> RATIOS =
      List.of(
          SERVICE_LEVEL,
          SERVICE_LEVEL_ANSWERED,
          ASA,
          AHT,
          HOLD,
          HOLD_OF_HELD,
          ACW,
          ABANDON_RATE,
          SHORT_ABANDON,
          NON_RESPONSE,
          DECLINE_RATE);

  /** Everything that is defined. */
  public static final List<KpiDefinition> ALL =
      Stream.concat(Stream.of(QUEUE_DEPTH, OLDEST_WAIT), RATIOS.stream().map(KpiRatio::definition))
          .toList();

  private KpiDefinitions() {}
}
