package org.strowger.kpi.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;

/** Turns a change of an agent's state into her intervals. */
final class AgentFacts {

  private AgentFacts() {}

  /**
   * The interval that begins and the end of the one before. Of several changes in one instant only
   * the last leaves an interval.
   */
  static List<FactRow> of(DomainId domain, Position position, AgentStateChanged event) {
    var rows = new ArrayList<FactRow>();
    rows.add(
        FactTable.AGENT_STATE
            .row(domain, event.since(), event.agentId())
            .with("at_offset", position.offset())
            .with("at_index", position.index())
            .with("team_id", event.teamId())
            .with("state", event.state())
            .with("presence", event.presence())
            .with("reason", event.reason())
            .with("connected", event.connected())
            .with("suspension", event.suspension())
            .with("may_hold", event.mayHold()));
    Instant previous = event.previousSince();
    if (previous != null && previous.isBefore(event.since())) {
      rows.add(
          FactTable.AGENT_STATE
              .row(domain, previous, event.agentId())
              .with("ended_at", event.since()));
    }
    return rows;
  }
}
