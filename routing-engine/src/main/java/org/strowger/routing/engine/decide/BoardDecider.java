package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.Presence;
import org.strowger.routing.engine.index.AgentEntry;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Effect;

/** Tells boards when what they show of an agent is no longer true. */
final class BoardDecider {

  private final DomainIndex index;

  BoardDecider(DomainIndex index) {
    this.index = index;
  }

  /** What boards have to show anew after a command. */
  List<Effect> report() {
    var decision = new Decision();
    for (AgentEntry entry : index.dirty().touched()) {
      Agent agent = entry.agent();
      if (agent != null) {
        AgentState current = AgentStates.of(agent, entry.load(), agent.connected());
        Integer mayHold = AgentStates.mayHold(entry);
        if (differs(agent.reported(), agent, current, mayHold)) {
          decision.publish(changed(agent, current, mayHold));
        }
      }
    }
    return decision.effects();
  }

  /**
   * What boards show of an agent who leaves the roster; null when they show her as gone already.
   */
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

  private AgentStateChanged changed(Agent agent, AgentState current, @Nullable Integer mayHold) {
    AgentStateChanged before = agent.reported();
    return new AgentStateChanged(
        agent.id(),
        agent.definition().teamId(),
        before == null ? null : before.since(),
        index.now(),
        current,
        agent.presence(),
        agent.availability().chosen().reason(),
        agent.connected(),
        agent.availability().suspension(),
        mayHold);
  }

  private static boolean differs(
      @Nullable AgentStateChanged before,
      Agent now,
      AgentState current,
      @Nullable Integer mayHold) {
    return before == null
        || before.state() != current
        || before.presence() != now.presence()
        || !Objects.equals(before.reason(), now.availability().chosen().reason())
        || before.connected() != now.connected()
        || before.suspension() != now.availability().suspension()
        || !Objects.equals(before.mayHold(), mayHold)
        || !before.teamId().equals(now.definition().teamId());
  }
}
