package org.strowger.gateway.channel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.conversation.Conversation;

/**
 * An answer that is to be delivered.
 *
 * @param id the same with each attempt
 * @param replyTo where the customer's latest message asked for answers, or to whom an agent began
 *     to write; null when neither says
 * @param answers the source's id of that message; null when it had none
 * @param references ids of that message and of those before it, blank-separated
 * @param files in the order in which the agent gave them
 */
public record OutboundMessage(
    Conversation conversation,
    MessageId id,
    @Nullable ContactId contact,
    String text,
    Instant sentAt,
    @Nullable String replyTo,
    @Nullable String answers,
    String references,
    List<OutboundFile> files) {

  public OutboundMessage {
    files = List.copyOf(files);
  }
}
