package org.strowger.gateway.echo;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.strowger.gateway.channel.Attempt;
import org.strowger.gateway.channel.ChannelCapabilities;
import org.strowger.gateway.channel.ChannelCapabilities.Feature;
import org.strowger.gateway.channel.OutboundChannel;
import org.strowger.gateway.channel.OutboundMessage;
import org.strowger.gateway.conversation.ChannelProvider;

/** Answers land in the memory of the test, or end as the test wants. */
@Singleton
public class EchoChannel implements OutboundChannel {

  static final ChannelProvider PROVIDER = new ChannelProvider("echo");

  private final ChannelCapabilities capabilities;
  private final Map<String, List<OutboundMessage>> attempts = new ConcurrentHashMap<>();
  private final Map<String, List<OutboundMessage>> arrived = new ConcurrentHashMap<>();
  private final Map<String, Queue<Function<OutboundMessage, Attempt>>> scripts =
      new ConcurrentHashMap<>();

  EchoChannel(EchoConfig config) {
    this.capabilities =
        new ChannelCapabilities(config.textLimit(), config.replyWindow(), Set.of(Feature.RECEIPTS));
  }

  @Override
  public ChannelProvider provider() {
    return PROVIDER;
  }

  @Override
  public ChannelCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public Attempt send(OutboundMessage message) {
    String customer = customer(message);
    attempts.computeIfAbsent(customer, _ -> new CopyOnWriteArrayList<>()).add(message);
    Function<OutboundMessage, Attempt> next =
        scripts.getOrDefault(customer, new ArrayDeque<>()).poll();
    Attempt attempt = next == null ? new Attempt.Delivered() : next.apply(message);
    if (attempt instanceof Attempt.Delivered) {
      arrived.computeIfAbsent(customer, _ -> new CopyOnWriteArrayList<>()).add(message);
    }
    return attempt;
  }

  private static String customer(OutboundMessage message) {
    return String.valueOf(message.conversation().sourceKey());
  }

  /** How the next attempt for a customer ends; called several times, those after it. */
  public void next(String customer, Function<OutboundMessage, Attempt> outcome) {
    scripts.computeIfAbsent(customer, _ -> new ConcurrentLinkedQueue<>()).add(outcome);
  }

  /** All that was tried for a customer. */
  public List<OutboundMessage> attempts(String customer) {
    return List.copyOf(attempts.getOrDefault(customer, List.of()));
  }

  /** What reached a customer. */
  public List<OutboundMessage> arrived(String customer) {
    return List.copyOf(arrived.getOrDefault(customer, List.of()));
  }
}
