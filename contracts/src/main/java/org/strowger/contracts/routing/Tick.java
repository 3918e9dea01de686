package org.strowger.contracts.routing;

/** Time has passed. A lost, early or doubled tick is harmless: every command fires what is due. */
public record Tick() implements RoutingCommand {}
