package org.strowger.kpi.definition;

import static org.strowger.kpi.definition.KpiDefinition.Unit.PERCENT;

import java.util.List;
import org.strowger.kpi.definition.Figure.Ratio;

/** Figures of offers: how agents answer them. */
public final class OfferKpis {

  private static final String WHICH =
      "Offers that ended in the span; pulled contacts and offers whose customer left meanwhile are"
          + " left out.";

  /** Offers nobody answered. */
  public static final KpiDefinition NON_RESPONSE =
      new KpiDefinition(
          "non_response",
          1,
          PERCENT,
          "expired offers ÷ offers",
          WHICH,
          "mail: f's first of those of a, b, c, e's first and f's first: 1 ÷ 5 = 20.0 %",
          new Ratio(Measure.OFFERS_EXPIRED, Measure.OFFERS_ENDED, 100));

  /** Offers agents refused. */
  public static final KpiDefinition DECLINE_RATE =
      new KpiDefinition(
          "decline_rate",
          1,
          PERCENT,
          "declined offers ÷ offers",
          WHICH,
          "mail: e's first of those of a, b, c, e's first and f's first: 1 ÷ 5 = 20.0 %",
          new Ratio(Measure.OFFERS_DECLINED, Measure.OFFERS_ENDED, 100));

  static final List<KpiDefinition> ALL = List.of(NON_RESPONSE, DECLINE_RATE);

  private OfferKpis() {}
}
