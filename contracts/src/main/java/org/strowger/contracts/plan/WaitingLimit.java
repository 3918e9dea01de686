package org.strowger.contracts.plan;

import org.strowger.contracts.Bounds;

/**
 * How many contacts may wait in all queues that share the limit.
 *
 * @param name stable key
 * @param size at least 0
 */
public record WaitingLimit(
    @Bounds(form = Bounds.CODE) String name, @Bounds(min = 0, max = 1_000_000) int size) {}
