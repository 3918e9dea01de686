package org.strowger.gateway.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;

/**
 * A conversation as it is stored.
 *
 * @param customerId the one by whom the customer is found, see {@code CustomerRoots}
 * @param sourceKey what the provider calls it; null when it has no name for it
 * @param lastInboundSequence of the customer's latest message that asks for an answer
 * @param lastInboundAt when that message was stored; null when there is none
 */
public record Conversation(
    ConversationId id,
    EntryPoint entryPoint,
    CustomerId customerId,
    @Nullable String sourceKey,
    @Nullable String subject,
    long lastSequence,
    long lastInboundSequence,
    @Nullable Instant lastInboundAt) {}
