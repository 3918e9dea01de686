package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.plan.AgentDefinition;

/** What becomes of agents. */
public sealed interface AgentEvent extends RoutingEvent {

  AgentId agentId();

  /** An agent is on the roster, or was changed. */
  record AgentUpserted(AgentId agentId, AgentDefinition definition) implements AgentEvent {}

  /** An agent left the roster. */
  record AgentRemoved(AgentId agentId) implements AgentEvent {}

  /**
   * @param reason only with ON_BREAK
   */
  record PresenceChanged(AgentId agentId, Presence presence, @Nullable String reason)
      implements AgentEvent {}

  /** What the system sees of the agent's desks. */
  record ConnectionChanged(AgentId agentId, boolean connected) implements AgentEvent {}

  /** Whether calls can be offered to the agent. */
  record PhoneChanged(AgentId agentId, boolean reachable) implements AgentEvent {}

  /** The router holds offers back from the agent until she clears it. */
  record AgentSuspended(AgentId agentId, Suspension suspension) implements AgentEvent {}

  /** Offers may come again. */
  record SuspensionCleared(AgentId agentId) implements AgentEvent {}

  /** Why the router holds offers back. */
  enum Suspension {
    NOT_RESPONDING,
    DECLINING,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /**
   * The state of the agent changed: one interval ends and the next begins, without gap.
   *
   * @param previousSince start of the interval that ends; null for the first
   * @param mayHold the most contacts her profile lets her hold at once, at least 0: those of the
   *     channels that cost least; null: not told
   */
  record AgentStateChanged(
      AgentId agentId,
      TeamId teamId,
      @Nullable Instant previousSince,
      Instant since,
      AgentState state,
      Presence presence,
      @Nullable String reason,
      boolean connected,
      @Nullable Suspension suspension,
      @Nullable Integer mayHold)
      implements AgentEvent {

    /** Of an agent of whom it is not told how much she may hold. */
    public AgentStateChanged(
        AgentId agentId,
        TeamId teamId,
        @Nullable Instant previousSince,
        Instant since,
        AgentState state,
        Presence presence,
        @Nullable String reason,
        boolean connected,
        @Nullable Suspension suspension) {
      this(
          agentId,
          teamId,
          previousSince,
          since,
          state,
          presence,
          reason,
          connected,
          suspension,
          null);
    }
  }

  /** What an agent is doing, for boards: the first that holds. */
  enum AgentState {
    OFFLINE,
    UNREACHABLE,
    NOT_RESPONDING,
    ENGAGED,
    OFFERED,
    WRAP_UP,
    /** Presence other than AVAILABLE; presence and reason tell which. */
    AWAY,
    AVAILABLE,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /**
   * What the agent's presence becomes when she holds nothing any more.
   *
   * @param presence null: it stays as it is
   */
  record NextPresenceChosen(AgentId agentId, @Nullable Presence presence, @Nullable String reason)
      implements AgentEvent {}

  /**
   * The agent does something else for a while, or is back.
   *
   * @param definition as which contacts are routed to her from now on
   * @param until null: it is that of the roster again
   */
  record AgentReassigned(AgentId agentId, AgentDefinition definition, @Nullable Instant until)
      implements AgentEvent {}
}
