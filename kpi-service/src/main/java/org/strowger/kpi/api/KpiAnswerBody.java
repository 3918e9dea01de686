package org.strowger.kpi.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.kpi.definition.Dimension;
import org.strowger.kpi.definition.Figure;
import org.strowger.kpi.definition.KpiDefinition;
import org.strowger.kpi.definition.Tally;
import org.strowger.kpi.query.Interval;
import org.strowger.kpi.query.KpiAnswer;
import org.strowger.kpi.query.KpiQuery;
import org.strowger.kpi.query.Period;
import org.strowger.kpi.query.TimeSpan;

/**
 * The answer to a query. What has no data or is not known is absent.
 *
 * @param asOf the moment whose figures they are
 * @param factsUntil the latest event among the facts
 * @param from where the span begins; absent: at each queue's midnight
 * @param to where it ended; absent: at {@code asOf}
 */
public record KpiAnswerBody(
    DomainId domain,
    Instant asOf,
    @Nullable Instant factsUntil,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String interval,
    String attribution,
    List<Dimension> by,
    List<Row> rows) {

  /**
   * The figures of one group.
   *
   * @param period the interval; the first and the last may reach beyond the span
   * @param by dimension → value
   * @param values id of the definition → figure
   */
  public record Row(
      @Nullable Period period, Map<String, String> by, Map<String, KpiValue> values) {}

  /**
   * One figure in the unit of its definition.
   *
   * @param value absent: no data
   * @param numerator of a quotient, before it is scaled to percent; seconds to the millisecond
   * @param denominator of a quotient
   */
  public record KpiValue(
      @Nullable BigDecimal value,
      @Nullable BigDecimal numerator,
      @Nullable BigDecimal denominator) {

    static KpiValue of(KpiDefinition kpi, Tally tally) {
      BigDecimal value = kpi.of(tally).orElse(null);
      return switch (kpi.figure()) {
        case Figure.Whole _ -> new KpiValue(value, null, null);
        case Figure.Ratio ratio ->
            new KpiValue(
                value, plain(tally.of(ratio.numerator())), plain(tally.of(ratio.denominator())));
      };
    }

    private static BigDecimal plain(BigDecimal value) {
      BigDecimal rounded = value.setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
      return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
  }

  static KpiAnswerBody of(
      DomainId domain, KpiQuery query, KpiAnswer answer, @Nullable Instant factsUntil) {
    TimeSpan span = query.filter().span();
    Interval interval = query.interval();
    return new KpiAnswerBody(
        domain,
        query.asOf().at(),
        factsUntil,
        span instanceof TimeSpan.Between between ? between.from() : null,
        span.until(),
        interval == null ? null : interval.id(),
        query.attribution().id(),
        query.dimensions(),
        answer.groups().stream().map(group -> row(query, group)).toList());
  }

  private static Row row(KpiQuery query, KpiAnswer.Group group) {
    var values = new LinkedHashMap<String, KpiValue>();
    query.kpis().forEach(kpi -> values.put(kpi.id(), KpiValue.of(kpi, group.tally())));
    return new Row(
        group.period(),
        group.by().entrySet().stream()
            .collect(
                Collectors.toMap(
                    each -> each.getKey().id(),
                    Map.Entry::getValue,
                    (one, _) -> one,
                    LinkedHashMap::new)),
        values);
  }
}
