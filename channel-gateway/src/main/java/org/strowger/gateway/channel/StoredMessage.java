package org.strowger.gateway.channel;

import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;

/**
 * A message that is stored.
 *
 * @param conversation the one it is in, whichever it came from
 * @param fresh false when it was stored before: a redelivery has no second effect
 */
public record StoredMessage(ConversationId conversation, MessageId message, boolean fresh) {}
