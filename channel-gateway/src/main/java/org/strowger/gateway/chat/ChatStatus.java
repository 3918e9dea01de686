package org.strowger.gateway.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a widget is told of its chat, besides the messages.
 *
 * @param notice why who was not let in was not; null when there is nothing to tell
 * @param answerFrom from when on she is answered who is in no line; null unless ENDED until then
 * @param service what she finds where she waits; null when she does not, or it is not known
 * @param queue null when there is nothing to tell of it
 * @param readByAgent up to which number an agent has read
 * @param hasAddress she left an address for the answer
 */
record ChatStatus(
    Chat.Phase phase,
    @Nullable String notice,
    @Nullable Instant answerFrom,
    ServerFrame.@Nullable Service service,
    ServerFrame.@Nullable Queue queue,
    long readByAgent,
    boolean hasAddress) {

  /** Whether it stands elsewhere than before. */
  boolean isOtherThan(@Nullable ChatStatus before) {
    return before == null
        || phase != before.phase
        || (answerFrom != null && !answerFrom.equals(before.answerFrom));
  }

  /** With what was known before of what is not known now. */
  ChatStatus after(@Nullable ChatStatus before) {
    return isOtherThan(before) || before == null
        ? this
        : new ChatStatus(
            phase,
            notice,
            answerFrom,
            service == null ? before.service : service,
            queue == null ? before.queue : queue,
            Math.max(readByAgent, before.readByAgent),
            hasAddress || before.hasAddress);
  }
}
