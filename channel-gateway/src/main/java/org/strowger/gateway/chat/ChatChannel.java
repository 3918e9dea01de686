package org.strowger.gateway.chat;

import jakarta.inject.Singleton;
import org.strowger.gateway.channel.Attempt;
import org.strowger.gateway.channel.ChannelCapabilities;
import org.strowger.gateway.channel.ChannelCapabilities.Feature;
import org.strowger.gateway.channel.OutboundChannel;
import org.strowger.gateway.channel.OutboundMessage;
import org.strowger.gateway.conversation.ChannelProvider;

/**
 * Answers of chats go by the log to whichever replica has the customer's socket ({@link ChatFeed});
 * her widget acknowledges them.
 */
@Singleton
public class ChatChannel implements OutboundChannel {

  static final ChannelProvider PROVIDER = new ChannelProvider("chat");

  private static final ChannelCapabilities CAPABILITIES =
      ChannelCapabilities.of(100_000, Feature.TYPING, Feature.RECEIPTS, Feature.IDLE_WATCHED);

  @Override
  public ChannelProvider provider() {
    return PROVIDER;
  }

  @Override
  public ChannelCapabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Attempt send(OutboundMessage message) {
    return new Attempt.AwaitingReceipt();
  }
}
