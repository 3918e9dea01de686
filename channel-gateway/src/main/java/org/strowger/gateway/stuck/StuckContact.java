package org.strowger.gateway.stuck;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;

/**
 * A contact that the router failed on.
 *
 * @param conversationId null when it is of no stored message, as a call is; so are {@code channel}
 *     and {@code entryPoint}
 * @param failures since it was asked for last by a person, or at all
 */
public record StuckContact(
    ContactId contactId,
    @Nullable ConversationId conversationId,
    @Nullable ChannelType channel,
    @Nullable String entryPoint,
    int failures,
    Instant firstFailedAt,
    Instant failedAt) {}
