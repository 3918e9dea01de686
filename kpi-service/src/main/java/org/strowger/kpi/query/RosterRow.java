package org.strowger.kpi.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.Presence;

/**
 * An agent of the roster and what she does.
 *
 * @param reason of her presence; null when it has none
 * @param since when the state began
 */
public record RosterRow(
    AgentId agentId,
    @Nullable TeamId teamId,
    AgentState state,
    Presence presence,
    @Nullable String reason,
    Instant since) {}
