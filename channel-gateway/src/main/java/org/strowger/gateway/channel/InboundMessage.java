package org.strowger.gateway.channel;

import java.util.List;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.conversation.Attachment;
import org.strowger.gateway.conversation.MessageBody;
import org.strowger.gateway.conversation.MessageSource;

/**
 * What a customer wrote, with all that is known when it arrives: the one shape that every channel
 * makes of its own. {@link InboundStore} takes it.
 *
 * @param contact the contact it opens or joins
 * @param id derived from the source's own id of the message, so that a redelivery has the same
 * @param body as sent; card numbers are masked when it is stored
 */
public record InboundMessage(
    InboundContact contact,
    MessageId id,
    MessageBody body,
    List<Attachment> attachments,
    MessageSource source) {

  public InboundMessage {
    attachments = List.copyOf(attachments);
  }
}
