package org.strowger.routing.engine.decide;

import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.Presence;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.AgentLoad;

/** The one state that boards show of an agent: the first that holds. */
final class AgentStates {

  private AgentStates() {}

  static AgentState of(Agent agent, AgentLoad holding, boolean connected) {
    if (agent.presence() == Presence.OFFLINE || !agent.definition().active()) {
      return AgentState.OFFLINE;
    }
    if (!connected) {
      return AgentState.UNREACHABLE;
    }
    if (agent.suspension() != null) {
      return AgentState.NOT_RESPONDING;
    }
    if (holding.engaged()) {
      return AgentState.ENGAGED;
    }
    if (!holding.offers().isEmpty()) {
      return AgentState.OFFERED;
    }
    if (!holding.assignments().isEmpty()) {
      return AgentState.WRAP_UP;
    }
    return agent.presence() == Presence.AVAILABLE ? AgentState.AVAILABLE : AgentState.AWAY;
  }
}
