package org.strowger.contracts.plan;

/**
 * How a contact ended, chosen by the agent.
 *
 * @param code stable key, {@code a-z0-9-}
 * @param name shown on screens
 */
public record Disposition(String code, String name) {}
