package org.strowger.routing.engine.state;

import org.strowger.contracts.routing.Presence;

/** How far an agent comes through the rules that no contact has a say in. */
public enum EligibilityStage {
  INACTIVE,
  DISCONNECTED,
  AWAY,
  /** No offers, but may pull; also of who is about to leave. */
  FOCUS,
  FOCUS_SUSPENDED,
  SUSPENDED,
  ROUTABLE;

  static EligibilityStage of(Agent agent) {
    if (!agent.definition().active()) {
      return INACTIVE;
    }
    if (!agent.connected()) {
      return DISCONNECTED;
    }
    boolean suspended = agent.suspension() != null;
    boolean leaves = agent.next() != null;
    if (agent.presence() == Presence.AVAILABLE && !leaves) {
      return suspended ? SUSPENDED : ROUTABLE;
    }
    if (agent.presence() == Presence.AVAILABLE || agent.presence() == Presence.FOCUS) {
      return suspended ? FOCUS_SUSPENDED : FOCUS;
    }
    return AWAY;
  }
}
