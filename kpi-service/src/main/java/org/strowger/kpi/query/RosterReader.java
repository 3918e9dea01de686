package org.strowger.kpi.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.Presence;
import org.strowger.kpi.definition.Fact;

/** The agents of the roster with their states: the rows behind the figure {@code agents}. */
final class RosterReader {

  private RosterReader() {}

  /** The rows of {@code :domain} as a table; constant text. */
  static String rows(AsOf asOf) {
    return """
    (select r.domain_id, r.agent_id, r.team_id, coalesce(s.state, 'OFFLINE') as state,
        coalesce(s.presence, 'OFFLINE') as presence, s.reason, coalesce(s.since, r.since) as since,
        s.may_hold
      from roster_span r
      left join lateral (
        select state, presence, reason, since, may_hold from agent_state
        where domain_id = :domain and agent_id = r.agent_id and state is not null and %s
        order by since desc limit 1) s on true
      where r.domain_id = :domain and %s)
    """
        .formatted(asOf.open("since", "ended_at"), asOf.open("r.since", "r.until"));
  }

  /** What an agent {@code f} holds; constant text. */
  private static String load(AsOf asOf) {
    return """
    lateral (
      select count(*) as held, count(*) filter (where %s) as engaged
      from assignment a
      where a.domain_id = :domain and a.agent_id = f.agent_id and %s) l
    """
        .formatted(
            asOf.open("a.assigned_at", "a.engaged_until"),
            asOf.open("a.assigned_at", "coalesce(a.returned_at, a.wrap_up_ended_at)"));
  }

  /** By id. Who has shown no state yet is offline since she was put on the roster or changed. */
  static List<RosterRow> read(Handle handle, DomainId domainId, AsOf asOf) {
    try (var query =
        handle.createQuery(
            "select f.*, l.held, l.engaged from %s f cross join %s where %s order by f.agent_id"
                .formatted(rows(asOf), load(asOf), Fact.AGENT.whole()))) {
      query.bind("domain", domainId.value());
      if (asOf.past()) {
        query.bind("asOf", asOf.at());
      }
      return query.map((row, _) -> row(row)).list();
    }
  }

  private static RosterRow row(ResultSet row) throws SQLException {
    return new RosterRow(
        new AgentId(row.getString("agent_id")),
        new TeamId(row.getString("team_id")),
        KnownValue.of(AgentState.class, row.getString("state"), AgentState.UNKNOWN),
        KnownValue.of(Presence.class, row.getString("presence"), Presence.UNKNOWN),
        row.getString("reason"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getLong("held"),
        row.getLong("engaged"),
        (Integer) row.getObject("may_hold"));
  }
}
