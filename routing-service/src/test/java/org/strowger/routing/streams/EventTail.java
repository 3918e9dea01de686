package org.strowger.routing.streams;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.kafka.KafkaWire;

/** The committed events of one domain, each once, as they become readable. For one thread. */
final class EventTail implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);

  private final String domain;
  private final KafkaConsumer<String, byte[]> consumer;

  EventTail(RouterBroker broker) {
    domain = broker.domain();
    consumer = broker.kafka().tailConsumer("tail-" + domain);
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.ROUTING_EVENTS.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  void poll(Consumer<RoutingEvent> reader) {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
      if (domain.equals(record.key())) {
        reader.accept(read(record));
      }
    }
  }

  private static RoutingEvent read(ConsumerRecord<String, byte[]> record) {
    try {
      return KafkaWire.read(Topics.ROUTING_EVENTS, record).body();
    } catch (MalformedMessageException e) {
      throw new AssertionError("Expected readable events but found another", e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
