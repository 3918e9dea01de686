package org.strowger.gateway.channel;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strowger.gateway.conversation.ChannelProvider;

/** The channels of this program, found by their type. */
@Singleton
public class Channels {

  /** A conversation of a channel that this program does not have can only be read. */
  private static final ChannelCapabilities READ_ONLY = ChannelCapabilities.of(0);

  private final Map<ChannelProvider, OutboundChannel> byProvider = new HashMap<>();

  Channels(@All List<OutboundChannel> channels) {
    for (OutboundChannel channel : channels) {
      OutboundChannel other = byProvider.put(channel.provider(), channel);
      if (other != null) {
        throw new IllegalStateException(
            "Expected one channel of provider %s but there are %s and %s"
                .formatted(
                    channel.provider(),
                    other.getClass().getSimpleName(),
                    channel.getClass().getSimpleName()));
      }
    }
  }

  public Optional<OutboundChannel> find(ChannelProvider provider) {
    return Optional.ofNullable(byProvider.get(provider));
  }

  public ChannelCapabilities capabilities(ChannelProvider provider) {
    return find(provider).map(OutboundChannel::capabilities).orElse(READ_ONLY);
  }
}
