package org.strowger.kpi.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.routing.AgentEvent.ShownState;
import org.strowger.contracts.routing.Presence;

/** What the agents of the roster do now. */
final class AgentBoard {

  private AgentBoard() {}

  /** Who is on the roster and has shown no state yet is offline since she was put there. */
  static Wallboard.Agents read(Handle handle, DomainId domainId, Instant now) {
    List<Wallboard.AgentRow> agents =
        handle
            .createQuery(
                """
                with roster as (
                  select distinct on (agent_id) agent_id, team_id, changed_at from roster_change
                  where domain_id = :domain
                  order by agent_id, at_offset desc, at_index desc)
                select r.agent_id, r.team_id, r.changed_at, s.shown, s.presence, s.reason, s.since
                from roster r
                left join lateral (
                  select shown, presence, reason, since from agent_state
                  where domain_id = :domain and agent_id = r.agent_id
                    and ended_at is null and shown is not null
                  order by since desc limit 1) s on true
                where r.team_id is not null
                order by r.agent_id
                """)
            .bind("domain", domainId.value())
            .map((row, context) -> agent(row))
            .list();
    return new Wallboard.Agents(
        agents.stream()
            .collect(
                Collectors.groupingBy(
                    Wallboard.AgentRow::shown, TreeMap::new, Collectors.counting())),
        agents,
        longest(agents, now));
  }

  private static Map<ShownState, Wallboard.LongestInState> longest(
      List<Wallboard.AgentRow> agents, Instant now) {
    var longest = new TreeMap<ShownState, Wallboard.AgentRow>();
    agents.forEach(
        agent ->
            longest.merge(
                agent.shown(),
                agent,
                (first, next) -> next.since().isBefore(first.since()) ? next : first));
    var seconds = new TreeMap<ShownState, Wallboard.LongestInState>();
    longest.forEach(
        (shown, agent) ->
            seconds.put(
                shown,
                new Wallboard.LongestInState(
                    agent.agentId(),
                    Math.max(0, Duration.between(agent.since(), now).toSeconds()))));
    return seconds;
  }

  private static Wallboard.AgentRow agent(ResultSet row) throws SQLException {
    String shown = row.getString("shown");
    String presence = row.getString("presence");
    OffsetDateTime since = row.getObject("since", OffsetDateTime.class);
    return new Wallboard.AgentRow(
        new AgentId(row.getString("agent_id")),
        team(row.getString("team_id")),
        shown == null ? ShownState.OFFLINE : ShownState.valueOf(shown),
        presence == null ? Presence.OFFLINE : Presence.valueOf(presence),
        row.getString("reason"),
        (since == null ? row.getObject("changed_at", OffsetDateTime.class) : since).toInstant());
  }

  private static @Nullable TeamId team(@Nullable String id) {
    return id == null ? null : new TeamId(id);
  }
}
