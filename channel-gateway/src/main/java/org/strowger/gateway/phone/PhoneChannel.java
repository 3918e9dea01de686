package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import org.strowger.gateway.channel.Attempt;
import org.strowger.gateway.channel.ChannelCapabilities;
import org.strowger.gateway.channel.OutboundChannel;
import org.strowger.gateway.channel.OutboundMessage;
import org.strowger.gateway.conversation.ChannelProvider;

/** Calls are answered by talking: no text goes out. */
@Singleton
public class PhoneChannel implements OutboundChannel {

  static final ChannelProvider PROVIDER = new ChannelProvider("phone");

  private static final ChannelCapabilities CAPABILITIES = ChannelCapabilities.of(0);

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
    return new Attempt.Refused("NO_TEXT_BY_PHONE");
  }
}
