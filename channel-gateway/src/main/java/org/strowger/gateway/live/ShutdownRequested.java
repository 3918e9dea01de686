package org.strowger.gateway.live;

/**
 * Fired when the process was told to end and still serves: whoever is connected is told to come
 * back, which brings her to another replica.
 */
public record ShutdownRequested() {}
