package org.strowger.gateway.topics;

/**
 * Fired when the live listeners begin to hear, also after an interruption: what happened before
 * must be read from the database.
 */
public record LiveTailStarted() {}
