package org.strowger.kpi.query;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.kpi.definition.Dimension;
import org.strowger.kpi.definition.Measure;
import org.strowger.kpi.definition.Measure.Pass;
import org.strowger.kpi.definition.Tally;
import org.strowger.kpi.query.KpiAnswer.Group;
import org.strowger.servicekit.problem.Problem;

/**
 * Reads the figures of one domain from its fact rows; whatever shows a figure asks here. What is
 * asked of one reader comes from one snapshot when the handle's transaction is one.
 */
public final class KpiReader {

  private final Handle handle;
  private final DomainId domainId;
  private final Map<AsOf, List<QueuePlan>> inForce = new HashMap<>();

  public KpiReader(Handle handle, DomainId domainId) {
    this.handle = handle;
    this.domainId = domainId;
  }

  /** The queues of the plan that is in force, in its order. */
  public List<QueuePlan> queues(AsOf asOf) {
    return inForce.computeIfAbsent(asOf, moment -> QueuePlans.inForce(handle, domainId, moment));
  }

  /** The agents of the roster, by id. */
  public List<RosterRow> roster(AsOf asOf) {
    return RosterReader.read(handle, domainId, asOf);
  }

  /** The time of the latest event among the facts; null when there is none. */
  public @Nullable Instant factsUntil(AsOf asOf) {
    return handle
        .createQuery(
            "select max(as_of) from progress where domain_id = :domain having count(*) > 0")
        .bind("domain", domainId.value())
        .mapTo(OffsetDateTime.class)
        .findOne()
        .map(OffsetDateTime::toInstant)
        .map(latest -> asOf.past() && latest.isAfter(asOf.at()) ? asOf.at() : latest)
        .orElse(null);
  }

  /**
   * The minutes that something of a board was counted in, with how often their figures changed.
   *
   * @param since the first minute that is looked for
   */
  public Map<Instant, Long> changedMinutes(Instant since) {
    return handle
        .createQuery(
            "select minute, sum(change) as changes from changed_minute"
                + " where domain_id = :domain and minute >= :since group by minute")
        .bind("domain", domainId.value())
        .bind("since", since)
        .map(
            (row, _) ->
                Map.entry(
                    row.getObject("minute", OffsetDateTime.class).toInstant(),
                    row.getLong("changes")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Measures what a query asks for.
   *
   * @throws Problem 400 {@code unknown_queue} when the filter names a queue that no plan has had,
   *     {@code too_many_groups}
   */
  public KpiAnswer ask(KpiQuery query) {
    QueueScope scope = scope(query);
    Map<Key, Tally> found = new HashMap<>();
    passes(query)
        .forEach(
            (pass, measures) -> {
              if (pass.live() || !scope.isEmpty()) {
                read(query, scope, pass, measures)
                    .forEach((key, tally) -> found.merge(key, tally, Tally::plus));
              }
            });
    KpiLimits.checkGroups(found.size());
    if (found.isEmpty() && query.dimensions().isEmpty() && query.interval() == null) {
      found.put(new Key(Map.of(), null), Tally.NOTHING);
    }
    return new KpiAnswer(
        found.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(order(query.dimensions())))
            .map(each -> new Group(each.getKey().by(), each.getKey().period(), each.getValue()))
            .toList());
  }

  /** What groups are told apart by. */
  private record Key(Map<Dimension, String> by, @Nullable Period period) {}

  private static Comparator<Key> order(List<Dimension> dimensions) {
    Comparator<Key> order =
        Comparator.comparing(key -> key.period() == null ? Instant.EPOCH : key.period().from());
    for (Dimension dimension : dimensions) {
      order = order.thenComparing(key -> key.by().getOrDefault(dimension, ""));
    }
    return order;
  }

  private static Map<Pass, List<Measure>> passes(KpiQuery query) {
    return query.measures().stream().sorted().collect(Collectors.groupingBy(Measure::pass));
  }

  /** The queues that the query is about, retired ones among them. */
  private QueueScope scope(KpiQuery query) {
    Set<String> wanted = query.filter().values().get(Dimension.QUEUE);
    boolean spans = query.kpis().stream().anyMatch(kpi -> !kpi.isLive());
    if (wanted == null && !spans) {
      return new QueueScope(List.of(), query);
    }
    List<QueuePlan> planned = queues(query.asOf());
    List<QueuePlan> queues = chosen(planned, wanted);
    if (wanted == null || queues.size() < wanted.size()) {
      queues = new ArrayList<>(queues);
      queues.addAll(chosen(QueuePlans.retired(handle, domainId, query.asOf(), planned), wanted));
    }
    if (wanted != null && queues.size() < wanted.size()) {
      throw Problem.badRequest(
          "unknown_queue", "Expected queues that a plan has or had but found another");
    }
    return new QueueScope(queues, query);
  }

  private static List<QueuePlan> chosen(List<QueuePlan> queues, @Nullable Set<String> wanted) {
    return wanted == null
        ? queues
        : queues.stream().filter(queue -> wanted.contains(queue.id().value())).toList();
  }

  private Map<Key, Tally> read(
      KpiQuery query, QueueScope scope, Pass pass, List<Measure> measures) {
    try (Query sql = handle.createQuery(new PassSql(pass, measures, query).text())) {
      sql.bind("domain", domainId.value());
      bind(sql, query, scope, pass, measures);
      List<Map.Entry<Key, Tally>> rows =
          sql.map((row, _) -> Map.entry(key(row, query, pass), tally(row, measures))).list();
      KpiLimits.checkGroups(rows.size());
      return rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
  }

  private static void bind(
      Query sql, KpiQuery query, QueueScope scope, Pass pass, List<Measure> measures) {
    if (query.asOf().past()) {
      sql.bind("asOf", query.asOf().at());
    }
    if (measures.contains(Measure.OLDEST_WAIT_SECONDS)) {
      sql.bind("now", query.asOf().at());
    }
    if (!pass.live()) {
      scope.bind(sql);
      Instant until = query.filter().span().until();
      if (until != null) {
        sql.bind("until", until);
      }
    }
    query
        .filter()
        .values()
        .forEach(
            (dimension, wanted) ->
                sql.bindArray(PassSql.wanted(dimension), String.class, List.copyOf(wanted)));
  }

  private static Key key(ResultSet row, KpiQuery query, Pass pass) throws SQLException {
    Map<Dimension, String> by = new TreeMap<>();
    for (Dimension dimension : query.dimensions()) {
      String value = row.getString(PassSql.column(dimension));
      if (value != null) {
        by.put(dimension, value);
      }
    }
    return new Key(by, query.interval() == null || pass.live() ? null : period(row));
  }

  private static Period period(ResultSet row) throws SQLException {
    return new Period(
        row.getObject(PassSql.PERIOD_FROM, OffsetDateTime.class).toInstant(),
        row.getObject(PassSql.PERIOD_UNTIL, OffsetDateTime.class).toInstant());
  }

  private static Tally tally(ResultSet row, List<Measure> measures) throws SQLException {
    Map<Measure, BigDecimal> values = new EnumMap<>(Measure.class);
    for (Measure measure : measures) {
      BigDecimal value = row.getBigDecimal(measure.column());
      if (value != null) {
        values.put(measure, value);
      }
    }
    return new Tally(values);
  }
}
