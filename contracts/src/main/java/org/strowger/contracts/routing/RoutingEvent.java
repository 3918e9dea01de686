package org.strowger.contracts.routing;

/**
 * The router's output: every decision and state change, in one order per domain. Each event repeats
 * the start times that a row about it is keyed by, so that no reader needs another event first.
 */
public sealed interface RoutingEvent
    permits ContactEvent,
        WaitEvent,
        ConsultEvent,
        QueueEvent,
        OfferEvent,
        AssignmentEvent,
        AgentEvent,
        PlanEvent,
        RoutingAnswer {}
