package org.strowger.gateway.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.channel.ChannelCapabilities;
import org.strowger.gateway.channel.ChannelCapabilities.Feature;
import org.strowger.gateway.channel.ChannelCapabilities.FileLimits;
import org.strowger.gateway.conversation.Conversation;

/**
 * What an answer to a contact may be; what is posted beyond it is refused.
 *
 * @param textLimit characters of the longest answer; 0 when the channel takes no text
 * @param attachments whether files can go with it
 * @param files what may go with it; null where no files can
 * @param html whether it may be HTML
 * @param typing whether the customer sees that the agent types
 * @param receipts whether it becomes known what became of an answer after it was sent
 * @param replyUntil when the channel takes no answer any more; null for never
 */
public record ComposerView(
    int textLimit,
    boolean attachments,
    @Nullable FileLimits files,
    boolean html,
    boolean typing,
    boolean receipts,
    @Nullable Instant replyUntil) {

  static ComposerView of(ChannelCapabilities capabilities, Conversation conversation) {
    return new ComposerView(
        capabilities.textLimit(),
        capabilities.has(Feature.ATTACHMENTS_OUT),
        capabilities.files(),
        capabilities.has(Feature.HTML),
        capabilities.has(Feature.TYPING),
        capabilities.has(Feature.RECEIPTS),
        capabilities.replyUntil(conversation));
  }
}
