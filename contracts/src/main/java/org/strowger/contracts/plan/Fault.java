package org.strowger.contracts.plan;

/**
 * One thing wrong with a plan, a roster or a command.
 *
 * @param key where, e.g. {@code queues[returns].languageLevel}
 * @param value what was found there; empty when nothing was
 * @param message "Expected … but …"
 */
public record Fault(String key, String value, String message) {}
