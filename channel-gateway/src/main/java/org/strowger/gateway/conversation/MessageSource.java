package org.strowger.gateway.conversation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.customer.Identity;

/**
 * Where a message came from.
 *
 * @param id the source's own id of it; null when it has none
 * @param references ids before it, blank-separated; null when none
 * @param replyTo where an answer goes; null when the entry point knows
 * @param hash the same for the same content at several entry points; null when it is not computed
 * @param sentAt as the sender says, already believable
 * @param sign what says that a program wrote it; null when nothing does
 * @param raw as received; null when it is not kept
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
public record MessageSource(
    @Nullable String id,
    @Nullable String references,
    @Nullable Identity replyTo,
    @Nullable String hash,
    Instant sentAt,
    @Nullable String sign,
    byte @Nullable [] raw) {

  private static final Duration LONGEST_WAY = Duration.ofMinutes(10);

  /** Of a message that the source knows by an id and says no more about. */
  public static MessageSource of(@Nullable String id, Instant sentAt) {
    return new MessageSource(id, null, null, null, sentAt, null, null);
  }

  /** The same with another place where an answer goes. */
  public MessageSource repliedTo(Identity other) {
    return new MessageSource(id, references, other, hash, sentAt, sign, raw);
  }

  /** Written by a program. */
  public boolean automatic() {
    return sign != null;
  }

  /** The sender's time when the message can have travelled since then, else now. */
  public static Instant believable(@Nullable Instant claimed, Instant now) {
    return claimed != null && claimed.isBefore(now) && claimed.isAfter(now.minus(LONGEST_WAY))
        ? claimed
        : now;
  }
}
