package org.strowger.simulation.history;

import java.time.Instant;
import org.strowger.contracts.routing.RoutingCommand;

/**
 * One command of a history.
 *
 * @param at never before the turn that precedes it
 * @param twice the same command comes a second time in the same instant
 * @param restart after it the engine goes on from what was stored
 */
record Turn(Instant at, RoutingCommand command, boolean twice, boolean restart) {}
