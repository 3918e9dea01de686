package org.strowger.routing.engine.state;

import java.time.Instant;
import org.strowger.contracts.plan.AgentDefinition;

/**
 * A supervisor moved an agent to something else for a while.
 *
 * @param home the agent as the roster says; she is so again afterwards
 * @param until when the loan ends by itself
 */
public record AgentLoan(AgentDefinition home, Instant until) {}
