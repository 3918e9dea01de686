package org.strowger.gateway.live;

import org.strowger.contracts.id.InstanceId;

/**
 * Fired when this instance was taken for dead: others have its live sessions, so it drops its own.
 *
 * @param instance whose sessions they were; this process goes on as another
 */
public record LeaseLost(InstanceId instance) {}
