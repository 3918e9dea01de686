package org.strowger.kpi.definition;

import static org.strowger.kpi.definition.KpiDefinition.Unit.CONTACTS;
import static org.strowger.kpi.definition.KpiDefinition.Unit.PERCENT;
import static org.strowger.kpi.definition.KpiDefinition.Unit.SECONDS;

import java.util.List;
import org.strowger.kpi.definition.Figure.Ratio;
import org.strowger.kpi.definition.Figure.Whole;

/** Figures of segments: what became of contacts in line, and how long it took. */
public final class SegmentKpis {

  /** Segments that began, whatever they began with. */
  public static final KpiDefinition ENQUEUED =
      new KpiDefinition(
          "enqueued",
          1,
          CONTACTS,
          "segments enqueued",
          "Segments that began in the span, those of refused contacts among them.",
          "mail: a to f = 6",
          new Whole(Measure.ENQUEUED));

  /** Segments ended by assignment. */
  public static final KpiDefinition ANSWERED =
      new KpiDefinition(
          "answered",
          1,
          CONTACTS,
          "assigned",
          "Segments that ended in the span because an agent took the contact.",
          "mail: a, b, c = 3",
          new Whole(Measure.ANSWERED));

  /** Segments ended because the customer left; callbacks are none. */
  public static final KpiDefinition ABANDONED =
      new KpiDefinition(
          "abandoned",
          1,
          CONTACTS,
          "abandoned",
          "Segments that ended in the span because the customer left.",
          "mail: d, e = 2",
          new Whole(Measure.ABANDONED));

  /** Segments ended because the customer is called back. */
  public static final KpiDefinition CALLBACKS =
      new KpiDefinition(
          "callbacks",
          1,
          CONTACTS,
          "callback",
          "Segments that ended in the span because the customer will be called back.",
          "phone: h = 1",
          new Whole(Measure.CALLBACKS));

  /** Segments ended by the queue's maximum wait. */
  public static final KpiDefinition EXPIRED =
      new KpiDefinition(
          "expired",
          1,
          CONTACTS,
          "expired",
          "Segments that ended in the span because their queue allows no longer wait.",
          "phone: i = 1",
          new Whole(Measure.EXPIRED));

  /** Contacts that a queue did not let in. */
  public static final KpiDefinition REFUSED =
      new KpiDefinition(
          "refused",
          1,
          CONTACTS,
          "refused",
          "Segments of length 0 in the span: the queue did not let the contact in and it ended.",
          "phone: g = 1",
          new Whole(Measure.REFUSED));

  /** Genesys' service level without exclusions, the default on boards. */
  public static final KpiDefinition SERVICE_LEVEL =
      new KpiDefinition(
          "service_level.abandon_is_miss",
          1,
          PERCENT,
          "assigned with W ≤ T ÷ (assigned + abandoned)",
          "Of the segments that ended in the span, those assigned within the queue's target."
              + " Every abandon is a miss.",
          "mail: a and b of a, b, c, d, e: 2 ÷ 5 = 40.0 %",
          new Ratio(Measure.ANSWERED_IN_TIME, Measure.ANSWERED_OR_ABANDONED, 100));

  /** Asterisk's SL, Wazo's and Dynamics' service level: abandons are left out. */
  public static final KpiDefinition SERVICE_LEVEL_ANSWERED =
      new KpiDefinition(
          "service_level.answered",
          1,
          PERCENT,
          "assigned with W ≤ T ÷ assigned",
          "Of the segments assigned in the span, those assigned within the queue's target.",
          "mail: a and b of a, b, c: 2 ÷ 3 = 66.7 %",
          new Ratio(Measure.ANSWERED_IN_TIME, Measure.ANSWERED, 100));

  /**
   * Average speed of answer. Contacts that came back from an agent or another queue are left out,
   * because their customers' wait began elsewhere.
   */
  public static final KpiDefinition ASA =
      new KpiDefinition(
          "asa",
          1,
          SECONDS,
          "mean W of assigned segments",
          "Segments assigned in the span whose source is an arrival or a callback.",
          "mail: (10 + 20 + 60) ÷ 3 = 30.0 s",
          new Ratio(Measure.ARRIVALS_WAITED, Measure.ANSWERED_ARRIVALS, 1));

  /**
   * Each count at its own event: who waited over the start of the span can make it exceed 100 %.
   */
  public static final KpiDefinition ABANDON_RATE =
      new KpiDefinition(
          "abandon_rate",
          1,
          PERCENT,
          "abandoned ÷ (enqueued − refused)",
          "Segments whose customer left in the span, over segments that began in the span."
              + " Who is called back has not left; who was refused is left out.",
          "mail: d and e of a to f: 2 ÷ 6 = 33.3 %",
          new Ratio(Measure.ABANDONED, Measure.LET_IN, 100));

  /** Abandons nobody could have prevented: strictly below the threshold. */
  public static final KpiDefinition SHORT_ABANDON =
      new KpiDefinition(
          "short_abandon",
          1,
          PERCENT,
          "abandoned with W < S ÷ (enqueued − refused)",
          "Segments whose customer left in the span sooner than the queue's short-abandon"
              + " threshold, over segments that began in the span. Who was refused is left out.",
          "mail: d (4 s) but not e (5 s): 1 ÷ 6 = 16.7 %",
          new Ratio(Measure.SHORT_ABANDONED, Measure.LET_IN, 100));

  static final List<KpiDefinition> ALL =
      List.of(
          ENQUEUED,
          ANSWERED,
          ABANDONED,
          CALLBACKS,
          EXPIRED,
          REFUSED,
          SERVICE_LEVEL,
          SERVICE_LEVEL_ANSWERED,
          ASA,
          ABANDON_RATE,
          SHORT_ABANDON);

  private SegmentKpis() {}
}
