package org.strowger.routing.engine.decide;

import org.strowger.contracts.routing.AgentEvent.ShownState;
import org.strowger.contracts.routing.Presence;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Holding;

/** The one state that boards show of an agent: the first that holds. */
final class Shown {

  private Shown() {}

  static ShownState of(Agent agent, Holding holding, boolean connected) {
    if (agent.presence() == Presence.OFFLINE || !agent.definition().active()) {
      return ShownState.OFFLINE;
    }
    if (!connected) {
      return ShownState.UNREACHABLE;
    }
    if (agent.suspension() != null) {
      return ShownState.NOT_RESPONDING;
    }
    if (holding.engaged()) {
      return ShownState.ENGAGED;
    }
    if (!holding.offers().isEmpty()) {
      return ShownState.OFFERED;
    }
    if (!holding.assignments().isEmpty()) {
      return ShownState.WRAP_UP;
    }
    return agent.presence() == Presence.AVAILABLE ? ShownState.AVAILABLE : ShownState.AWAY;
  }
}
