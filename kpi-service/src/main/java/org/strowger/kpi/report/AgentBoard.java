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
import org.strowger.contracts.routing.AgentEvent.AgentState;
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
                select r.agent_id, r.team_id, r.changed_at, s.state, s.presence, s.reason, s.since
                from roster r
                left join lateral (
                  select state, presence, reason, since from agent_state
                  where domain_id = :domain and agent_id = r.agent_id
                    and ended_at is null and state is not null
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
                    Wallboard.AgentRow::state, TreeMap::new, Collectors.counting())),
        agents,
        longest(agents, now));
  }

  private static Map<AgentState, Wallboard.LongestInState> longest(
      List<Wallboard.AgentRow> agents, Instant now) {
    var longest = new TreeMap<AgentState, Wallboard.AgentRow>();
    agents.forEach(
        agent ->
            longest.merge(
                agent.state(),
                agent,
                (first, next) -> next.since().isBefore(first.since()) ? next : first));
    var seconds = new TreeMap<AgentState, Wallboard.LongestInState>();
    longest.forEach(
        (state, agent) ->
            seconds.put(
                state,
                new Wallboard.LongestInState(
                    agent.agentId(),
                    Math.max(0, Duration.between(agent.since(), now).toSeconds()))));
    return seconds;
  }

  private static Wallboard.AgentRow agent(ResultSet row) throws SQLException {
    String state = row.getString("state");
    String presence = row.getString("presence");
    OffsetDateTime since = row.getObject("since", OffsetDateTime.class);
    return new Wallboard.AgentRow(
        new AgentId(row.getString("agent_id")),
        team(row.getString("team_id")),
        state == null ? AgentState.OFFLINE : AgentState.valueOf(state),
        presence == null ? Presence.OFFLINE : Presence.valueOf(presence),
        row.getString("reason"),
        (since == null ? row.getObject("changed_at", OffsetDateTime.class) : since).toInstant());
  }

  private static @Nullable TeamId team(@Nullable String id) {
    return id == null ? null : new TeamId(id);
  }
}
