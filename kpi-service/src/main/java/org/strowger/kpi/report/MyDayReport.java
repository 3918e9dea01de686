package org.strowger.kpi.report;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.QueueId;
import org.strowger.kpi.KpiDatabase;
import org.strowger.kpi.definition.AssignmentKpis;
import org.strowger.kpi.definition.Dimension;
import org.strowger.kpi.definition.Measure;
import org.strowger.kpi.query.AsOf;
import org.strowger.kpi.query.KnownValue;
import org.strowger.kpi.query.KpiAnswer;
import org.strowger.kpi.query.KpiAnswers;
import org.strowger.kpi.query.KpiFilter;
import org.strowger.kpi.query.KpiQuery;
import org.strowger.kpi.query.TimeSpan;
import org.strowger.kpi.report.MyDay.ChannelDay;
import org.strowger.kpi.report.MyDay.How;
import org.strowger.kpi.report.MyDay.Missed;
import org.strowger.kpi.report.MyDay.Outcome;

/** Reads the day of one agent: her figures by the definitions that reports use, and their rows. */
@Singleton
public final class MyDayReport {

  private static final int MOST_MISSED = 50;

  private static final String OUTCOMES =
      """
      select coalesce(c.disposition, c.disposition_given) as code, count(*) as contacts
        from assignment a
        left join contact c on c.domain_id = a.domain_id and c.contact_id = a.contact_id
         and c.arrived_at = a.arrived_at and c.closed_by = a.agent_id
         and a.transferred_at is null
       where a.domain_id = :domain and a.agent_id = :agent and a.wrap_up_ended_at >= :from
       group by 1 order by 2 desc, 1
      """;

  private static final String MISSED =
      """
      select ended_at, queue_id, channel, declined_at is not null as declined,
             revoked_at is not null as revoked,
             coalesce(decline_reason, revoke_reason) as reason
        from offer
       where domain_id = :domain and agent_id = :agent and ended_at >= :from
         and accepted_at is null and queue_id is not null and channel is not null
       order by ended_at desc limit :most
      """;

  private final KpiAnswers answers;
  private final KpiDatabase database;

  @Inject
  public MyDayReport(KpiAnswers answers, KpiDatabase database) {
    this.answers = answers;
    this.database = database;
  }

  /** The day of an agent, since midnight in her zone. */
  public MyDay of(DomainId domain, AgentId agent, ZoneId zone, Instant now) {
    Instant from = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    KpiAnswer figures = answers.of(domain, reader -> reader.ask(figures(agent, from, now)));
    return database
        .jdbi()
        .inTransaction(
            handle ->
                new MyDay(
                    from,
                    now,
                    channels(figures),
                    outcomes(handle, domain, agent, from),
                    missed(handle, domain, agent, from)));
  }

  private static KpiQuery figures(AgentId agent, Instant from, Instant now) {
    Instant until = now.isAfter(from) ? now : from.plusMillis(1);
    return KpiQuery.of(
        List.of(AssignmentKpis.AHT),
        List.of(Dimension.CHANNEL),
        KpiFilter.of(new TimeSpan.Between(from, until))
            .with(Dimension.AGENT, Set.of(agent.value())),
        AsOf.now(now));
  }

  private static List<ChannelDay> channels(KpiAnswer figures) {
    return figures.groups().stream()
        .map(
            group ->
                new ChannelDay(
                    channel(group.by().getOrDefault(Dimension.CHANNEL, "")),
                    group.tally().of(Measure.HANDLED).longValue(),
                    group.tally().of(Measure.HANDLE_SECONDS)))
        .filter(day -> day.handled() > 0)
        .sorted(Comparator.comparing(ChannelDay::handled).reversed())
        .toList();
  }

  private static ChannelType channel(String text) {
    return KnownValue.of(ChannelType.class, text, ChannelType.UNKNOWN);
  }

  private static List<Outcome> outcomes(
      Handle handle, DomainId domain, AgentId agent, Instant from) {
    return bound(handle.createQuery(OUTCOMES), domain, agent, from)
        .map((row, _) -> new Outcome(row.getString("code"), row.getLong("contacts")))
        .list();
  }

  private static List<Missed> missed(Handle handle, DomainId domain, AgentId agent, Instant from) {
    return bound(handle.createQuery(MISSED), domain, agent, from)
        .bind("most", MOST_MISSED)
        .map(
            (row, _) ->
                new Missed(
                    row.getTimestamp("ended_at").toInstant(),
                    new QueueId(row.getString("queue_id")),
                    channel(row.getString("channel")),
                    how(row.getBoolean("declined"), row.getBoolean("revoked")),
                    row.getString("reason")))
        .list();
  }

  private static How how(boolean declined, boolean revoked) {
    return declined ? How.DECLINED : revoked ? How.WITHDRAWN : How.LAPSED;
  }

  private static Query bound(Query query, DomainId domain, AgentId agent, Instant from) {
    return query.bind("domain", domain.value()).bind("agent", agent.value()).bind("from", from);
  }
}
