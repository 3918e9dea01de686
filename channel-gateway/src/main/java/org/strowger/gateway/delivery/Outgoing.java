package org.strowger.gateway.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.conversation.Conversation;

/**
 * An answer that is to be delivered.
 *
 * @param replyTo where the customer's latest mail asked for answers; null outside of mail
 * @param answers the source's id of the customer's latest message; null when it had none
 * @param references ids of that message and of those before it, blank-separated
 * @param attempts already made
 */
public record Outgoing(
    Conversation conversation,
    MessageId message,
    @Nullable ContactId contact,
    String text,
    Instant sentAt,
    @Nullable String replyTo,
    @Nullable String answers,
    String references,
    int attempts) {}
