package org.strowger.kpi.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.Presence;

/**
 * An agent of the roster, what she does, and what she holds: two facts, neither tells the other.
 *
 * @param reason of her presence; null when it has none
 * @param since when the state began
 * @param held contacts that are hers, those in wrap-up among them
 * @param engaged those of them that she is with
 * @param mayHold the most her profile lets her hold at once; null: not told
 */
public record RosterRow(
    AgentId agentId,
    @Nullable TeamId teamId,
    AgentState state,
    Presence presence,
    @Nullable String reason,
    Instant since,
    long held,
    long engaged,
    @Nullable Integer mayHold) {}
