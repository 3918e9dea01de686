package org.strowger.gateway.channel;

import org.strowger.gateway.conversation.ChannelProvider;

/**
 * A way back to customers; one bean per provider. Delivery finds it by the provider that is stored
 * with the conversation, so nothing outside of the channel's package knows it (ADR 0014).
 */
public interface OutboundChannel {

  /** Whose conversations it answers; no two channels have the same. */
  ChannelProvider provider();

  /** What it can carry. */
  ChannelCapabilities capabilities();

  /**
   * Tries once to bring an answer to the customer. It may be asked again with the same message,
   * also after a success that nobody could note: the message's id lets the other side know it
   * again. It may block; it does not throw what {@link Attempt} can say.
   */
  Attempt send(OutboundMessage message);
}
