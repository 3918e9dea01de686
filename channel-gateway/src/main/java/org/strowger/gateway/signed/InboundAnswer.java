package org.strowger.gateway.signed;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;

/**
 * What a post became; the same post always becomes the same.
 *
 * @param contactId that it opened or joined; null while the router has not decided, which the same
 *     post answers later
 */
public record InboundAnswer(
    ConversationId conversationId, MessageId messageId, @Nullable ContactId contactId) {}
