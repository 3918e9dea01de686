package org.strowger.gateway.conversation;

import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.DomainId;

/**
 * Where a message came in, and where its answer leaves.
 *
 * @param name as the plan's entry rules name it
 * @param via what the provider's configuration calls it
 */
public record EntryPoint(
    DomainId domain, ChannelType channel, String name, ChannelProvider provider, String via) {}
