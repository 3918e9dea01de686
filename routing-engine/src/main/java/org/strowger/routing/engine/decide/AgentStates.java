package org.strowger.routing.engine.decide;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.Presence;
import org.strowger.routing.engine.index.AgentClass;
import org.strowger.routing.engine.index.AgentEntry;
import org.strowger.routing.engine.index.AgentLoad;
import org.strowger.routing.engine.state.Agent;

/**
 * Says the one state that boards show of an agent, the first that is true of her, and how much she
 * may hold, whatever her state.
 */
final class AgentStates {

  private AgentStates() {}

  /** The most contacts she may hold at once; null when she is on no roster. */
  static @Nullable Integer mayHold(@Nullable AgentEntry entry) {
    AgentClass agentClass = entry == null ? null : entry.agentClass();
    return agentClass == null ? null : agentClass.mostContacts();
  }

  static AgentState of(Agent agent, AgentLoad load, boolean connected) {
    if (agent.presence() == Presence.OFFLINE || !agent.definition().active()) {
      return AgentState.OFFLINE;
    }
    if (!connected) {
      return AgentState.UNREACHABLE;
    }
    if (agent.availability().suspension() != null) {
      return AgentState.NOT_RESPONDING;
    }
    if (load.engaged()) {
      return AgentState.ENGAGED;
    }
    if (!load.offers().isEmpty()) {
      return AgentState.OFFERED;
    }
    if (!load.assignments().isEmpty()) {
      return AgentState.WRAP_UP;
    }
    return agent.presence() == Presence.AVAILABLE ? AgentState.AVAILABLE : AgentState.AWAY;
  }
}
