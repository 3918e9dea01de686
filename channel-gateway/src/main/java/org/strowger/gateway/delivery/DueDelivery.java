package org.strowger.gateway.delivery;

import org.strowger.gateway.channel.OutboundMessage;

/**
 * An answer whose delivery has not ended.
 *
 * @param attempts already made
 */
record DueDelivery(OutboundMessage message, int attempts) {}
