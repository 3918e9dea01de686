package org.strowger.kpi.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.kpi.definition.Dimension;
import org.strowger.kpi.definition.LiveKpis;
import org.strowger.kpi.query.KnownValue;
import org.strowger.kpi.query.KpiAnswer;
import org.strowger.kpi.query.RosterRow;

/** Arranges what the agents of the roster do. */
final class AgentRows {

  private AgentRows() {}

  /**
   * @param agents the figure {@code agents} by state
   * @param roster the rows behind it
   */
  static Wallboard.Agents of(KpiAnswer agents, List<RosterRow> roster, Instant now) {
    var byState = new TreeMap<AgentState, Long>();
    agents
        .groups()
        .forEach(
            group ->
                byState.merge(
                    KnownValue.of(
                        AgentState.class,
                        group.by().getOrDefault(Dimension.STATE, ""),
                        AgentState.UNKNOWN),
                    Wallboard.number(LiveKpis.AGENTS_ON_ROSTER, group.tally()),
                    Long::sum));
    long engaged = roster.stream().filter(agent -> agent.engaged() > 0).count();
    return new Wallboard.Agents(byState, roster, longest(roster, now), engaged);
  }

  private static Map<AgentState, Wallboard.LongestInState> longest(
      List<RosterRow> roster, Instant now) {
    var longest = new TreeMap<AgentState, RosterRow>();
    roster.forEach(
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
}
