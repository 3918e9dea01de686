package org.strowger.kpi.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strowger.kpi.definition.Dimension;
import org.strowger.kpi.definition.KpiDefinition;
import org.strowger.kpi.definition.Measure;
import org.strowger.servicekit.problem.Problem;

/**
 * The shape in which all figures are asked for: boards, reports, single rows and past moments.
 *
 * @param kpis what is asked for, at least one
 * @param dimensions what the figures are told apart by; none: one figure over all
 * @param filter which rows count
 * @param interval how the span is cut; null: not
 * @param attribution at which time a row counts
 * @param asOf the moment whose figures they are
 */
public record KpiQuery(
    List<KpiDefinition> kpis,
    List<Dimension> dimensions,
    KpiFilter filter,
    @Nullable Interval interval,
    Attribution attribution,
    AsOf asOf) {

  /**
   * @throws Problem 400 with the code {@code dimension_not_available}, {@code
   *     attribution_not_available}, {@code interval_not_available}, {@code invalid_span}, {@code
   *     span_too_long} or {@code too_many_groups}
   */
  public KpiQuery {
    kpis = kpis.stream().distinct().toList();
    dimensions = dimensions.stream().distinct().toList();
    if (kpis.isEmpty()) {
      throw new IllegalArgumentException("Expected at least one kpi but found none");
    }
    checkDimensions(kpis, dimensions);
    checkDimensions(kpis, filter.values().keySet());
    if (attribution != Attribution.BY_EVENT) {
      throw Problem.badRequest(
          "attribution_not_available",
          "Expected attribution by_event but it is %s, which is not counted yet"
              .formatted(attribution.id()));
    }
    if (kpis.stream().anyMatch(kpi -> !kpi.isLive())) {
      checkSpan(filter.span(), interval, asOf.at());
    }
    checkInterval(kpis, interval);
  }

  /** Figures that happened by event, not cut into intervals. */
  public static KpiQuery of(
      List<KpiDefinition> kpis, List<Dimension> dimensions, KpiFilter filter, AsOf asOf) {
    return new KpiQuery(kpis, dimensions, filter, null, Attribution.BY_EVENT, asOf);
  }

  /** What has to be measured. */
  Set<Measure> measures() {
    return kpis.stream()
        .flatMap(kpi -> kpi.figure().measures().stream())
        .collect(Collectors.toSet());
  }

  private static void checkDimensions(List<KpiDefinition> kpis, Collection<Dimension> wanted) {
    for (KpiDefinition kpi : kpis) {
      for (Dimension dimension : wanted) {
        if (!kpi.has(dimension)) {
          throw Problem.badRequest(
              "dimension_not_available",
              "Expected a dimension that is known of %s but it is %s"
                  .formatted(kpi.id(), dimension.id()));
        }
      }
    }
  }

  private static void checkInterval(List<KpiDefinition> kpis, @Nullable Interval interval) {
    if (interval != null && kpis.stream().anyMatch(KpiDefinition::isLive)) {
      throw Problem.badRequest(
          "interval_not_available",
          "Expected no interval for figures of a moment but there is one; ask for them by asOf");
    }
  }

  private static void checkSpan(TimeSpan span, @Nullable Interval interval, Instant now) {
    Duration length =
        switch (span) {
          case TimeSpan.Today _ -> Duration.ofDays(1);
          case TimeSpan.Between between -> length(between, now);
        };
    KpiLimits.checkSpan(length);
    if (interval != null) {
      KpiLimits.checkIntervals(interval.most(length));
    }
  }

  private static Duration length(TimeSpan.Between span, Instant now) {
    Instant until = span.until() == null ? now : span.until();
    if (!span.from().isBefore(until)) {
      throw Problem.badRequest(
          "invalid_span", "Expected a span that ends after it begins but it ends before or then");
    }
    return Duration.between(span.from(), until);
  }
}
