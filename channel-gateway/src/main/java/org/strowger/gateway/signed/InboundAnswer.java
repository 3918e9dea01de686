package org.strowger.gateway.signed;

import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;

/** What a post became; the same post always gets the same. */
public record InboundAnswer(
    ConversationId conversationId, MessageId messageId, ContactId contactId) {}
