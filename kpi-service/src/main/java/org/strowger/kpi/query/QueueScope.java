package org.strowger.kpi.query;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.strowger.contracts.plan.QueuePlan;

/** The queues whose rows count, each with its span, zone, target and short-abandon threshold. */
final class QueueScope {

  private final List<QueuePlan> queues;
  private final KpiQuery query;

  QueueScope(List<QueuePlan> queues, KpiQuery query) {
    this.queues = queues;
    this.query = query;
  }

  boolean isEmpty() {
    return queues.isEmpty();
  }

  /** Binds what {@link PassSql} joins rows with. */
  void bind(Query to) {
    to.bind("earliest", earliest().atOffset(ZoneOffset.UTC))
        .bindArray("queues", String.class, of(queue -> queue.id().value()))
        .bindArray("froms", String.class, of(queue -> from(zone(queue)).toString()))
        .bindArray("withins", Integer.class, of(queue -> queue.target().withinSeconds()))
        .bindArray("shorts", Integer.class, of(QueuePlan::shortAbandonSeconds));
    Interval interval = query.interval();
    if (interval != null) {
      Map<String, String> bounds = bounds(interval);
      to.bindArray("zones", String.class, of(queue -> zone(queue).getId()))
          .bindArray("names", String.class, List.copyOf(bounds.keySet()))
          .bindArray("bounds", String.class, List.copyOf(bounds.values()));
    }
  }

  /** The earliest instant at which a row of any queue counts. */
  Instant earliest() {
    return queues.stream()
        .map(queue -> from(zone(queue)))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private <T> List<T> of(Function<QueuePlan, T> what) {
    return queues.stream().map(what).toList();
  }

  private ZoneId zone(QueuePlan queue) {
    ZoneId zone = query.filter().zone();
    return zone == null ? queue.timeZone() : zone;
  }

  private Instant from(ZoneId zone) {
    return query.filter().span().from(zone, query.asOf().at());
  }

  /** Each zone's intervals, as the text of an array. */
  private Map<String, String> bounds(Interval interval) {
    Instant end = query.filter().span().until();
    Instant until = end == null ? query.asOf().at() : end;
    var bounds = new TreeMap<String, String>();
    queues.stream()
        .map(this::zone)
        .distinct()
        .forEach(
            zone ->
                bounds.put(
                    zone.getId(),
                    interval.bounds(zone, from(zone), until).stream()
                        .map(Instant::toString)
                        .collect(Collectors.joining(",", "{", "}"))));
    return bounds;
  }
}
