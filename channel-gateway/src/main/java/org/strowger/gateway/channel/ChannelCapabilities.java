package org.strowger.gateway.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.conversation.Conversation;

/**
 * What a channel can carry. The desk offers nothing else, and what is posted all the same is
 * refused.
 *
 * @param textLimit characters of the longest answer; 0 when it takes no text
 * @param replyWindow how long after her latest message a customer may be answered; null for ever
 * @param files what may go out with one answer; null where no files go out
 */
public record ChannelCapabilities(
    int textLimit,
    @Nullable Duration replyWindow,
    Set<Feature> features,
    @Nullable FileLimits files) {

  public ChannelCapabilities {
    if (textLimit < 0) {
      throw new IllegalArgumentException("Expected a text limit from 0 but it is " + textLimit);
    }
    features = Set.copyOf(features);
    if (features.contains(Feature.ATTACHMENTS_OUT) != (files != null)) {
      throw new IllegalArgumentException("Expected limits of files where files go out, else none");
    }
  }

  /** A channel that no files go out of. */
  public ChannelCapabilities(int textLimit, @Nullable Duration replyWindow, Set<Feature> features) {
    this(textLimit, replyWindow, features, null);
  }

  /** A channel that can be answered at any time. */
  public static ChannelCapabilities of(int textLimit, Feature... features) {
    return new ChannelCapabilities(textLimit, null, Set.of(features));
  }

  /** The same, and so many files go out with an answer. */
  public ChannelCapabilities withFiles(int most, long mostBytes) {
    var wider = new HashSet<>(features);
    wider.add(Feature.ATTACHMENTS_OUT);
    return new ChannelCapabilities(textLimit, replyWindow, wider, new FileLimits(most, mostBytes));
  }

  public boolean has(Feature feature) {
    return features.contains(feature);
  }

  public boolean takesText() {
    return textLimit > 0;
  }

  /** Until when the customer of a conversation may be answered; null for ever. */
  public @Nullable Instant replyUntil(Conversation conversation) {
    Instant latest = conversation.lastInboundAt();
    return replyWindow == null || latest == null ? null : latest.plus(replyWindow);
  }

  /** Whether the customer of a conversation may not be answered any more. */
  public boolean isClosed(Conversation conversation, Instant now) {
    Instant until = replyUntil(conversation);
    return until != null && until.isBefore(now);
  }

  /**
   * What may go with one answer.
   *
   * @param mostBytes of all files together
   */
  public record FileLimits(int most, long mostBytes) {}

  /** What some channels can and others cannot. */
  public enum Feature {
    /** Files come in. */
    ATTACHMENTS_IN,
    /** Files go out with an answer. */
    ATTACHMENTS_OUT,
    /** Answers may be HTML. */
    HTML,
    /** Either side sees that the other one types. */
    TYPING,
    /** What became of an answer is said after it was handed over. */
    RECEIPTS,
    /** The customer waits while the agent writes: the router must hear of it (idle contacts). */
    IDLE_WATCHED
  }
}
