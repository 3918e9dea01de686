package org.strowger.contracts.plan;

import org.strowger.contracts.Bounds;

/**
 * How a contact ended, chosen by the agent.
 *
 * @param code stable key, {@code a-z0-9-}
 * @param name shown on screens
 */
public record Disposition(@Bounds(form = Bounds.CODE) String code, @Bounds(min = 1) String name) {}
