package org.strowger.gateway.conversation;

import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.DomainId;

/**
 * Where a message came in, and where its answer leaves.
 *
 * @param entryPoint as the plan's entry rules name it
 * @param via the configured mailbox or endpoint
 */
public record Entrance(DomainId domain, ChannelType channel, String entryPoint, String via) {}
