package org.strowger.kpi.report;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.QueueId;

/** The one place where numbers are read from facts; everything that shows a number asks here. */
final class KpiQueries {

  private static final Map<Count.Pass, List<Count>> PASSES =
      Arrays.stream(Count.values())
          .collect(Collectors.groupingBy(Count::pass, LinkedHashMap::new, Collectors.toList()));

  private KpiQueries() {}

  /** What is counted apart. */
  record Group(QueueId queueId, ChannelType channel, Span.Name span) {}

  /**
   * Open segments of a queue and channel.
   *
   * @param callbacks those whose customer will be called back
   */
  record Waiting(
      QueueId queueId, ChannelType channel, long contacts, long callbacks, Instant oldest) {}

  /** All counts of the domain, per queue, channel and span. */
  static Map<Group, Tally> tallies(Handle handle, DomainId domainId, List<Span> spans) {
    var found = new HashMap<Group, Tally>();
    if (!spans.isEmpty()) {
      PASSES.forEach(
          (pass, counts) ->
              read(handle, domainId, spans, pass, counts)
                  .forEach((group, tally) -> found.merge(group, tally, Tally::plus)));
    }
    return found;
  }

  private static Map<Group, Tally> read(
      Handle handle, DomainId domainId, List<Span> spans, Count.Pass pass, List<Count> counts) {
    Instant earliest = spans.stream().map(Span::from).min(Comparator.naturalOrder()).orElseThrow();
    return handle
        .createQuery(sql(pass, counts))
        .bind("domain", domainId.value())
        .bind("earliest", earliest.atOffset(ZoneOffset.UTC))
        .bindArray("queues", String.class, spans.stream().map(s -> s.queueId().value()).toList())
        .bindArray("names", String.class, spans.stream().map(s -> s.name().name()).toList())
        .bindArray("froms", String.class, spans.stream().map(s -> s.from().toString()).toList())
        .bindArray("withins", Integer.class, spans.stream().map(Span::withinSeconds).toList())
        .bindArray("shorts", Integer.class, spans.stream().map(Span::shortSeconds).toList())
        .map((row, context) -> Map.entry(group(row), tally(row, counts)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String sql(Count.Pass pass, List<Count> counts) {
    return """
    select f.queue_id, f.channel, s.name, %s
    from %s f
    join unnest(:queues, :names, :froms::timestamptz[], :withins, :shorts)
      as s (queue_id, name, from_at, within_seconds, short_seconds)
      on s.queue_id = f.queue_id and f.%s >= s.from_at
    where f.domain_id = :domain and f.%s >= :earliest and f.channel is not null
    group by f.queue_id, f.channel, s.name
    """
        .formatted(
            counts.stream().map(Count::sql).collect(Collectors.joining(", ")),
            pass.table(),
            pass.at(),
            pass.at());
  }

  static List<Waiting> waiting(Handle handle, DomainId domainId) {
    return handle
        .createQuery(
            """
            select queue_id, channel, count(*) as contacts,
              count(*) filter (where source = 'CALLBACK') as callbacks,
              min(enqueued_at) as oldest
            from segment
            where domain_id = :domain and queue_id is not null and ended_at is null
            group by queue_id, channel
            """)
        .bind("domain", domainId.value())
        .map(
            (row, context) ->
                new Waiting(
                    new QueueId(row.getString("queue_id")),
                    ChannelType.valueOf(row.getString("channel")),
                    row.getLong("contacts"),
                    row.getLong("callbacks"),
                    row.getObject("oldest", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Live offers per queue. */
  static Map<QueueId, Long> offered(Handle handle, DomainId domainId) {
    return handle
        .createQuery(
            """
            select queue_id, count(*) as offers from offer
            where domain_id = :domain and queue_id is not null
              and accepted_at is null and declined_at is null
              and expired_at is null and revoked_at is null
            group by queue_id
            """)
        .bind("domain", domainId.value())
        .map((row, context) -> perQueue(row))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Contacts per queue that are in no queue for a while and will come back there. */
  static Map<QueueId, Long> deferred(Handle handle, DomainId domainId) {
    return handle
        .createQuery(
            """
            select queue_id, count(*) as contacts from deferred
            where domain_id = :domain and queue_id is not null
            group by queue_id
            """)
        .bind("domain", domainId.value())
        .map((row, context) -> perQueue(row))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map.Entry<QueueId, Long> perQueue(ResultSet row) throws SQLException {
    return Map.entry(new QueueId(row.getString(1)), row.getLong(2));
  }

  private static Group group(ResultSet row) throws SQLException {
    return new Group(
        new QueueId(row.getString("queue_id")),
        ChannelType.valueOf(row.getString("channel")),
        Span.Name.valueOf(row.getString("name")));
  }

  private static Tally tally(ResultSet row, List<Count> counts) throws SQLException {
    Map<Count, BigDecimal> values = new EnumMap<>(Count.class);
    for (Count count : counts) {
      values.put(count, row.getBigDecimal(count.column()));
    }
    return new Tally(values);
  }
}
