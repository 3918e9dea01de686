package org.strowger.contracts.plan;

/**
 * How many contacts may wait in all queues that share the limit.
 *
 * @param name stable key
 * @param size at least 0
 */
public record WaitingLimit(String name, int size) {}
