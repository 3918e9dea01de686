package org.strowger.gateway.phone.sip;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.phone.driver.MediaServer;

/**
 * Lets what legs say of their voices pass through the media server: the other side is told that.
 */
final class LegVoices {

  private final MediaServer media;

  LegVoices(MediaServer media) {
    this.media = media;
  }

  /**
   * A leg says how it wants to be spoken to.
   *
   * @param voice null when it says nothing of it
   * @param role whether it offers, or answers an offer of the other side
   * @param then gets what the other side is told, null when nothing, in the call's order
   */
  void passOn(SipLeg leg, byte @Nullable [] voice, Role role, Consumer<byte @Nullable []> then) {
    if (voice == null) {
      then.accept(null);
      return;
    }
    switch (role) {
      case OFFER -> media.offer(leg.id, voice, then);
      case ANSWER -> media.answer(leg.id, voice, then);
    }
  }

  /** What a session description is in its exchange (RFC 3264). */
  enum Role {
    OFFER,
    ANSWER;

    /** Of what answers a message: an answer to a description, an offer when there was none. */
    static Role after(byte @Nullable [] description) {
      return description == null ? OFFER : ANSWER;
    }
  }
}
