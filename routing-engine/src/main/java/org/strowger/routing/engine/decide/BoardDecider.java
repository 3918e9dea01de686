package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.Presence;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.AgentEntry;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Tells boards when what they show of an agent is no longer so. */
final class BoardDecider {

  private final DomainState state;

  BoardDecider(DomainState state) {
    this.state = state;
  }

  List<Effect> changes() {
    var decision = new Decision();
    for (AgentEntry agentEntry : state.dirty().touched()) {
      Agent agent = agentEntry.agent();
      if (agent != null) {
        AgentState current = AgentStates.of(agent, agentEntry.holding(), agent.connected());
        if (differs(agent.reported(), agent, current)) {
          decision.publish(now(agent, current));
        }
      }
    }
    return decision.effects();
  }

  /** The last interval of an agent who leaves the roster; null when she is shown as gone. */
  static @Nullable AgentStateChanged gone(Agent agent, Instant now) {
    AgentStateChanged before = agent.reported();
    if (before == null || before.state() == AgentState.OFFLINE) {
      return null;
    }
    return new AgentStateChanged(
        agent.id(),
        agent.definition().teamId(),
        before.since(),
        now,
        AgentState.OFFLINE,
        Presence.OFFLINE,
        null,
        false,
        null);
  }

  private AgentStateChanged now(Agent agent, AgentState current) {
    AgentStateChanged before = agent.reported();
    return new AgentStateChanged(
        agent.id(),
        agent.definition().teamId(),
        before == null ? null : before.since(),
        state.head().time(),
        current,
        agent.presence(),
        agent.reason(),
        agent.connected(),
        agent.suspension());
  }

  private static boolean differs(
      @Nullable AgentStateChanged before, Agent now, AgentState current) {
    return before == null
        || before.state() != current
        || before.presence() != now.presence()
        || !Objects.equals(before.reason(), now.reason())
        || before.connected() != now.connected()
        || before.suspension() != now.suspension()
        || !before.teamId().equals(now.definition().teamId());
  }
}
