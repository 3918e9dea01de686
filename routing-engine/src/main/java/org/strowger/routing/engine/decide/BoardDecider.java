package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.AgentEvent.ShownState;
import org.strowger.contracts.routing.Presence;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.Seat;

/** Tells boards when what they show of an agent is no longer so. */
final class BoardDecider {

  private final DomainState state;

  BoardDecider(DomainState state) {
    this.state = state;
  }

  List<Effect> changes() {
    var decision = new Decision();
    for (Seat seat : state.unsettled().touched()) {
      Agent agent = seat.agent();
      if (agent != null) {
        ShownState shown = Shown.of(agent, seat.holding(), agent.connected());
        if (differs(agent.shown(), agent, shown)) {
          decision.publish(now(agent, shown));
        }
      }
    }
    return decision.effects();
  }

  /** The last interval of an agent who leaves the roster; null when she is shown as gone. */
  static @Nullable AgentStateChanged gone(Agent agent, Instant now) {
    AgentStateChanged shown = agent.shown();
    if (shown == null || shown.shown() == ShownState.OFFLINE) {
      return null;
    }
    return new AgentStateChanged(
        agent.id(),
        agent.definition().teamId(),
        shown.since(),
        now,
        ShownState.OFFLINE,
        Presence.OFFLINE,
        null,
        false,
        null);
  }

  private AgentStateChanged now(Agent agent, ShownState shown) {
    AgentStateChanged before = agent.shown();
    return new AgentStateChanged(
        agent.id(),
        agent.definition().teamId(),
        before == null ? null : before.since(),
        state.head().time(),
        shown,
        agent.presence(),
        agent.reason(),
        agent.connected(),
        agent.suspension());
  }

  private static boolean differs(@Nullable AgentStateChanged before, Agent now, ShownState shown) {
    return before == null
        || before.shown() != shown
        || before.presence() != now.presence()
        || !Objects.equals(before.reason(), now.reason())
        || before.connected() != now.connected()
        || before.suspension() != now.suspension()
        || !before.teamId().equals(now.definition().teamId());
  }
}
