package org.strowger.contracts.routing;

/**
 * The router's only input. All commands of a domain are on one topic in one order; the record's
 * broker append time is the time at which it happens.
 */
public sealed interface RoutingCommand
    permits ContactCommand,
        ConsultCommand,
        SupervisorCommand,
        AgentCommand,
        PlanCommand,
        Question,
        Tick {}
