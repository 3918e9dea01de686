package org.strowger.bench.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Wire;

/** Reads a topic from a place to the end, as committed. */
public final class TopicLog<T> {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;
  private final Topic<T> topic;

  public TopicLog(String bootstrapServers, Topic<T> topic) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
  }

  /** The end of each partition now. */
  public Map<TopicPartition, Long> end() {
    try (var consumer = consumer()) {
      return consumer.endOffsets(partitions(consumer));
    }
  }

  /** Each message from there to the present end, in the order of its key. */
  public List<T> since(Map<TopicPartition, Long> from) throws MalformedMessageException {
    var events = new ArrayList<T>();
    tell(from, events::add);
    return events;
  }

  /**
   * Tells each message from there to the present end, in the order of its key.
   *
   * @param from a place per partition; one that is missing begins at 0
   */
  public void tell(Map<TopicPartition, Long> from, Consumer<T> listener)
      throws MalformedMessageException {
    try (var consumer = consumer()) {
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions(consumer));
      consumer.assign(end.keySet());
      end.keySet().forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
      while (end.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (var record : consumer.poll(POLL)) {
          var headers = new HashMap<String, String>();
          record
              .headers()
              .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
          listener.accept(Wire.read(topic, record.key(), headers, record.value()).body());
        }
      }
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
    return consumer.partitionsFor(topic.name()).stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }
}
