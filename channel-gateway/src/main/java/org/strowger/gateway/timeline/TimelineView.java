package org.strowger.gateway.timeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.QueueId;

/**
 * Contacts of one customer, the latest first.
 *
 * @param next what asks for the contacts before; null when there are none
 */
public record TimelineView(List<Entry> entries, @Nullable String next) {

  /**
   * One contact.
   *
   * @param subject of its first message, or of its conversation; null when neither has one
   * @param firstLine how its first message begins; null when nothing was written
   * @param stage null when it was not noted
   * @param queueId where it waited last
   * @param agentId who had it last
   * @param outcome the code its agent chose
   */
  public record Entry(
      ContactId contactId,
      ConversationId conversationId,
      ChannelType channel,
      @Nullable String subject,
      @Nullable String firstLine,
      @Nullable ContactStage stage,
      @Nullable QueueId queueId,
      @Nullable AgentId agentId,
      @Nullable String outcome,
      Instant openedAt,
      @Nullable Instant endedAt) {}
}
