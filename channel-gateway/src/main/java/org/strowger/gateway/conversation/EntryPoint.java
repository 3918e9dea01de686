package org.strowger.gateway.conversation;

import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.DomainId;

/**
 * Where a message came in, and where its answer leaves.
 *
 * @param name as the plan's entry rules name it
 * @param via the configured mailbox or endpoint
 */
public record EntryPoint(DomainId domain, ChannelType channel, String name, String via) {}
