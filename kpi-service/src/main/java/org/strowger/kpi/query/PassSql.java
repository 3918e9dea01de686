package org.strowger.kpi.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.strowger.kpi.definition.Column;
import org.strowger.kpi.definition.Dimension;
import org.strowger.kpi.definition.Fact;
import org.strowger.kpi.definition.Measure;
import org.strowger.kpi.definition.Measure.Pass;

/**
 * The SQL of one pass over fact rows. All its text comes from enumerations of this program; every
 * value of a query is bound.
 */
final class PassSql {

  static final String PERIOD_FROM = "period_from";
  static final String PERIOD_UNTIL = "period_until";

  private static final String ZONES =
      """
      with zone as materialized (
        select name, bounds::timestamptz[] as bounds
        from unnest(:names, :bounds) as z (name, bounds))
      """;
  private static final String QUEUES =
      """
      join unnest(:queues, :froms::timestamptz[], :withins, :shorts)
        as s (queue_id, from_at, within_seconds, short_seconds) on s.queue_id = f.queue_id
      """;
  private static final String QUEUES_WITH_ZONES =
      """
      join unnest(:queues, :froms::timestamptz[], :withins, :shorts, :zones)
        as s (queue_id, from_at, within_seconds, short_seconds, zone) on s.queue_id = f.queue_id
      join zone z on z.name = s.zone
      """;

  private final Pass pass;
  private final List<Measure> measures;
  private final KpiQuery query;
  private final boolean cut;

  PassSql(Pass pass, List<Measure> measures, KpiQuery query) {
    this.pass = pass;
    this.measures = measures;
    this.query = query;
    this.cut = query.interval() != null && !pass.live();
  }

  /** The column of a dimension in the result. */
  static String column(Dimension dimension) {
    return "by_" + dimension.id();
  }

  /** The name that the wanted values of a dimension are bound by. */
  static String wanted(Dimension dimension) {
    return "wanted_" + dimension.id();
  }

  String text() {
    var groups = new ArrayList<String>();
    Set<String> joins = new LinkedHashSet<>();
    for (Dimension dimension : query.dimensions()) {
      Column column = of(dimension);
      joins.addAll(column.joins());
      groups.add(column.sql() + " as " + column(dimension));
    }
    if (cut) {
      groups.add("z.bounds[n.number] as " + PERIOD_FROM);
      groups.add("z.bounds[n.number + 1] as " + PERIOD_UNTIL);
    }
    String where = where(joins);
    return (cut ? ZONES : "")
        + "select "
        + String.join(", ", groups)
        + (groups.isEmpty() ? "" : ", ")
        + measures.stream().map(Measure::sql).collect(Collectors.joining(", "))
        + "\nfrom "
        + source()
        + " f\n"
        + queues()
        + String.join("", joins)
        + where
        + groupBy(groups.size())
        + "\nlimit "
        + (KpiLimits.MOST_GROUPS + 1);
  }

  private String queues() {
    if (pass.live()) {
      return "";
    }
    return cut
        ? QUEUES_WITH_ZONES
            + "cross join lateral (select width_bucket(f.%s, z.bounds) as number) n\n"
                .formatted(pass.at())
        : QUEUES;
  }

  private static String groupBy(int columns) {
    if (columns == 0) {
      return "";
    }
    var numbers = new ArrayList<String>();
    for (int number = 1; number <= columns; number++) {
      numbers.add(Integer.toString(number));
    }
    return "\ngroup by " + String.join(", ", numbers);
  }

  private String source() {
    return switch (pass.fact()) {
      case SEGMENT -> "segment";
      case OFFER -> "offer";
      case ASSIGNMENT -> measures.stream().anyMatch(Measure::needsHold) ? "handled" : "assignment";
      case DEFERRAL -> "deferral_span";
      case AGENT -> RosterReader.rows(query.asOf());
    };
  }

  /** Adds the joins that filters need. */
  private String where(Set<String> joins) {
    var conditions = new ArrayList<String>();
    conditions.add("f.domain_id = :domain");
    conditions.add(pass.fact().whole());
    if (pass.live()) {
      if (pass.fact() != Fact.AGENT) {
        conditions.add(query.asOf().open("f." + pass.at(), "f." + pass.until()));
      }
    } else {
      String at = "f." + pass.at();
      conditions.add(at + " >= :earliest and " + at + " >= s.from_at");
      conditions.add(query.asOf().happened(at));
      if (query.filter().span().until() != null) {
        conditions.add(at + " < :until");
      }
    }
    for (Dimension dimension : query.filter().values().keySet()) {
      conditions.add(filter(dimension, joins));
    }
    return "where " + String.join("\n  and ", conditions);
  }

  /** A row of several values counts once, unless it is told apart by them. */
  private String filter(Dimension dimension, Set<String> joins) {
    Column column = of(dimension);
    String has = "coalesce(%s, '') = any(:%s)".formatted(column.sql(), wanted(dimension));
    if (column.several() && !query.dimensions().contains(dimension)) {
      List<String> before = column.joins().subList(0, column.joins().size() - 1);
      joins.addAll(before);
      return "exists (select from (values (1)) one (one)\n"
          + column.joins().getLast()
          + "where "
          + has
          + ")";
    }
    joins.addAll(column.joins());
    return has;
  }

  private Column of(Dimension dimension) {
    return pass.fact().column(dimension, pass.at()).orElseThrow();
  }
}
