package org.strowger.gateway.conversation;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;

/**
 * A conversation as it is stored.
 *
 * @param lastInboundSequence of the customer's latest message
 */
public record Conversation(
    ConversationId id,
    EntryPoint entryPoint,
    CustomerId customerId,
    @Nullable String sourceKey,
    @Nullable String subject,
    long lastSequence,
    long lastInboundSequence) {}
