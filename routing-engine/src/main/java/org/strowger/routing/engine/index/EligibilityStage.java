package org.strowger.routing.engine.index;

import org.strowger.contracts.routing.Presence;
import org.strowger.routing.engine.state.Agent;

/** How far an agent comes through the rules that no contact has a say in. */
public enum EligibilityStage {
  /** The roster says that she does not work. */
  INACTIVE,
  /** She has no desk. */
  DISCONNECTED,
  /** Her presence allows neither offers nor pulling. */
  AWAY,
  /** She gets no offers but may pull; also when she is about to leave. */
  FOCUS,
  /** As {@link #FOCUS}, and suspended. */
  FOCUS_SUSPENDED,
  /** She is available, and suspended. */
  SUSPENDED,
  /** She may be offered contacts. */
  ROUTABLE;

  /** Whether she may be given contacts of queues that offer, or of those that are pulled from. */
  public boolean mayTake(boolean pulled) {
    return this == ROUTABLE || (pulled && this == FOCUS);
  }

  static EligibilityStage of(Agent agent) {
    if (!agent.definition().active()) {
      return INACTIVE;
    }
    if (!agent.connected()) {
      return DISCONNECTED;
    }
    boolean suspended = agent.availability().suspension() != null;
    boolean leaves = agent.availability().next() != null;
    if (agent.presence() == Presence.AVAILABLE && !leaves) {
      return suspended ? SUSPENDED : ROUTABLE;
    }
    if (agent.presence() == Presence.AVAILABLE || agent.presence() == Presence.FOCUS) {
      return suspended ? FOCUS_SUSPENDED : FOCUS;
    }
    return AWAY;
  }
}
