package org.strowger.gateway.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;

/**
 * A part of a conversation, to be read by who may not answer in it.
 *
 * @param messages in the order of their numbers
 * @param older the number before which there is more; null when there is nothing
 * @param newer the number after which there is more; null when there is nothing
 */
public record ConversationView(
    ConversationId conversationId,
    ChannelType channel,
    String entryPoint,
    @Nullable String subject,
    CustomerId customerId,
    @Nullable String customerName,
    List<ContactView.MessageView> messages,
    @Nullable Long older,
    @Nullable Long newer) {}
