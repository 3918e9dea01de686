package org.strowger.bench.replay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.strowger.simulation.replay.Recorded;

/** One domain's records of one topic, from the beginning to an end. */
final class TopicReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);

  private final String domain;
  private final KafkaConsumer<String, byte[]> consumer;
  private final TopicPartition partition;
  private final Queue<Recorded> read = new ArrayDeque<>();
  private final long end;

  TopicReader(String bootstrapServers, String topic, String domain, long mostOffset) {
    this.domain = domain;
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    int partitions = consumer.partitionsFor(topic).size();
    this.partition = new TopicPartition(topic, partitionOf(domain, partitions));
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long last = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    this.end = Math.min(last, mostOffset);
  }

  /** The partition of a key, as Kafka's producers choose it. */
  static int partitionOf(String domain, int partitions) {
    return Utils.toPositive(Utils.murmur2(domain.getBytes(StandardCharsets.UTF_8))) % partitions;
  }

  /** The next record, which stays the next one; null at the end. */
  @Nullable Recorded peek() {
    while (read.isEmpty() && consumer.position(partition) < end) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        if (domain.equals(record.key()) && record.offset() < end && record.value() != null) {
          read.add(recorded(record));
        }
      }
    }
    return read.peek();
  }

  @Nullable Recorded next() {
    peek();
    return read.poll();
  }

  private static Recorded recorded(ConsumerRecord<String, byte[]> record) {
    var headers = new TreeMap<String, String>();
    record
        .headers()
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    return new Recorded(
        record.offset(), Instant.ofEpochMilli(record.timestamp()), headers, record.value());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
