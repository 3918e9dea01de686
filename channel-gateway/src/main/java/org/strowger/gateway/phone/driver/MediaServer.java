package org.strowger.gateway.phone.driver;

import java.util.function.Consumer;
import org.strowger.contracts.id.ContactId;

/**
 * What the voices of calls pass through. A driver gives it what each side says of its voice (SDP)
 * and tells the other side what comes back; a server that relays puts itself in between there, and
 * can then play, record and hear keys (ADR 0009). One call has one session in it; a side that is
 * replaced by another takes over its half.
 *
 * <p>All methods return at once. A server that cannot be reached says so by {@link
 * PhoneEvents#onFailed} of the leg, and what was to follow does not happen.
 */
public interface MediaServer {

  /** Whether voices pass through it; if not, phones send theirs straight to each other. */
  boolean relays();

  /**
   * A side offers its voice.
   *
   * @param then gets what the other side is told, in the order of the call ({@link
   *     PhoneEvents#inOrder}) or at once
   */
  void offer(LegId from, byte[] description, Consumer<byte[]> then);

  /**
   * A side answers the other's offer.
   *
   * @param then gets what the other side is told, in the order of the call or at once
   */
  void answer(LegId from, byte[] description, Consumer<byte[]> then);

  /** The call is over, or waits on without its customer: nothing of it is needed any more. */
  void release(ContactId call);
}
