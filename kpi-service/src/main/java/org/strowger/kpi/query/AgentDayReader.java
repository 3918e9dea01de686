package org.strowger.kpi.query;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.QueueId;
import org.strowger.kpi.KpiDatabase;

/** Reads the rows of one agent's day that are no figures: how contacts ended, what she missed. */
@Singleton
public final class AgentDayReader {

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

  private final KpiDatabase database;

  public AgentDayReader(KpiDatabase database) {
    this.database = database;
  }

  /** How the contacts ended that she was done with since then, the most frequent first. */
  public List<EndedContacts> ended(DomainId domain, AgentId agent, Instant from) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                bound(handle.createQuery(OUTCOMES), domain, agent, from)
                    .map(
                        (row, _) ->
                            new EndedContacts(row.getString("code"), row.getLong("contacts")))
                    .list());
  }

  /** The offers that she did not take since then, the latest first; at most 50. */
  public List<MissedOffer> missed(DomainId domain, AgentId agent, Instant from) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                bound(handle.createQuery(MISSED), domain, agent, from)
                    .bind("most", MOST_MISSED)
                    .map(
                        (row, _) ->
                            new MissedOffer(
                                row.getTimestamp("ended_at").toInstant(),
                                new QueueId(row.getString("queue_id")),
                                row.getString("channel"),
                                row.getBoolean("declined"),
                                row.getBoolean("revoked"),
                                row.getString("reason")))
                    .list());
  }

  private static Query bound(Query query, DomainId domain, AgentId agent, Instant from) {
    return query.bind("domain", domain.value()).bind("agent", agent.value()).bind("from", from);
  }

  /**
   * Contacts that ended alike.
   *
   * @param disposition null: none was given, or they went on without her
   */
  public record EndedContacts(@Nullable String disposition, long contacts) {}

  /**
   * An offer that ended without her.
   *
   * @param channel as it was told
   * @param reason why she declined or why it was withdrawn; null where it lapsed
   */
  public record MissedOffer(
      Instant at,
      QueueId queueId,
      String channel,
      boolean declined,
      boolean revoked,
      @Nullable String reason) {}
}
