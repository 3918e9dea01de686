package org.strowger.gateway.desk;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.desk.ContactView.MessageView;
import org.strowger.servicekit.problem.Problem;

/**
 * Which messages of a conversation are asked for.
 *
 * @param first the lowest number
 * @param last the highest number
 * @param fromEnd whether the highest of them come first when there are too many
 */
record ConversationPart(long first, long last, boolean fromEnd) {

  /** Messages of one answer. */
  static final int MOST = 50;

  /**
   * What a client asks for: the latest messages, those before or after a number, or those around
   * one.
   *
   * @throws Problem 400 when it asks for more than one of these
   */
  static ConversationPart of(@Nullable Long before, @Nullable Long after, @Nullable Long around) {
    if (Stream.of(before, after, around).filter(Objects::nonNull).count() > 1) {
      throw Problem.badRequest(
          "invalid_value", "Expected one of before, after and around but found several");
    }
    if (before != null) {
      return new ConversationPart(1, Math.max(0, before) - 1, true);
    }
    if (after != null) {
      return new ConversationPart(
          Math.max(0, Math.min(after, Long.MAX_VALUE - 1)) + 1, Long.MAX_VALUE, false);
    }
    if (around != null) {
      long middle = Math.max(1, Math.min(around, Long.MAX_VALUE - MOST));
      return new ConversationPart(Math.max(1, middle - MOST / 2), middle + MOST / 2 - 1, true);
    }
    return new ConversationPart(1, Long.MAX_VALUE, true);
  }

  /** The number before which there is more. */
  static @Nullable Long older(List<MessageView> messages) {
    return messages.isEmpty() || messages.getFirst().sequence() <= 1
        ? null
        : messages.getFirst().sequence();
  }

  /** The number after which there is more. */
  static @Nullable Long newer(List<MessageView> messages, long lastSequence) {
    return messages.isEmpty() || messages.getLast().sequence() >= lastSequence
        ? null
        : messages.getLast().sequence();
  }
}
