package org.strowger.routing.streams;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.UsePartitionTimeOnInvalidTimestamp;
import org.strowger.contracts.wire.Topics;

/** Commands → {@link RoutingProcessor} → events and dead letters, with one store. */
public final class RoutingTopology {

  /** The name of the {@link RoutingStore}. */
  public static final String STATE = "routing-state";

  static final String EVENTS = "events";
  static final String DEAD_LETTERS = "dead-letters";

  private static final String COMMANDS = "commands";
  private static final String ROUTER = "router";

  private RoutingTopology() {}

  /** The topology; bytes at its borders, so that no record can stop it by its form. */
  public static Topology build(TickSender ticks, RoutingMetrics metrics) {
    return build(ticks, metrics, new SteadyTime());
  }

  /**
   * The same.
   *
   * @param time that Kafka Streams goes by
   */
  static Topology build(TickSender ticks, RoutingMetrics metrics, SteadyTime time) {
    var read = new ByteArrayDeserializer();
    var write = new ByteArraySerializer();
    var cautious = new AtomicBoolean();
    var reckoned = new ReckonedTime(time);
    return new Topology()
        .addSource(
            AutoOffsetReset.earliest(),
            COMMANDS,
            new UsePartitionTimeOnInvalidTimestamp(),
            read,
            read,
            Topics.ROUTING_COMMANDS.name())
        .addProcessor(
            ROUTER, () -> new RoutingProcessor(ticks, metrics, cautious, reckoned), COMMANDS)
        .addStateStore(RoutingStore.named(STATE), ROUTER)
        .addSink(EVENTS, Topics.ROUTING_EVENTS.name(), write, write, ROUTER)
        .addSink(DEAD_LETTERS, Topics.ROUTING_COMMANDS.deadLetters(), write, write, ROUTER);
  }
}
