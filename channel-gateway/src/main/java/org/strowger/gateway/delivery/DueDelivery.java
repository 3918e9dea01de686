package org.strowger.gateway.delivery;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.gateway.channel.OutboundMessage;

/**
 * An answer whose delivery has not ended.
 *
 * @param author the agent who wrote it; null when no agent did
 * @param attempts already made
 */
record DueDelivery(OutboundMessage message, @Nullable AgentId author, int attempts) {}
