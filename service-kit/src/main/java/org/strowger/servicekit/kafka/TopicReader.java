package org.strowger.servicekit.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.wire.Topic;

/**
 * All partitions of some topics, without a group: what is committed there, in the order of each
 * partition. Reads on where an earlier reader stopped. For one thread; {@link #wakeup} is for any.
 */
public final class TopicReader implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<TopicPartition, Long> next;
  private final Map<TopicPartition, Long> ends;

  private TopicReader(
      KafkaConsumer<String, byte[]> consumer,
      Map<TopicPartition, Long> next,
      Map<TopicPartition, Long> ends) {
    this.consumer = consumer;
    this.next = next;
    this.ends = ends;
  }

  /** Where a partition is begun that was never read. */
  public enum From {
    /** With all it holds. */
    BEGINNING,
    /** With what is committed from now on. */
    END
  }

  /**
   * Opens a reader.
   *
   * @param next where each partition is; the reader moves it on, the next one begins there
   * @return null while one of the topics is not there
   * @throws org.apache.kafka.common.KafkaException when the broker does not answer in 5 s
   */
  public static @Nullable TopicReader open(
      KafkaClients kafka,
      String clientId,
      Collection<Topic<?>> topics,
      From from,
      Map<TopicPartition, Long> next) {
    KafkaConsumer<String, byte[]> consumer = kafka.tailConsumer(clientId);
    try {
      List<TopicPartition> partitions = partitions(consumer, topics);
      if (partitions.stream().map(TopicPartition::topic).distinct().count() < topics.size()) {
        consumer.close();
        return null;
      }
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
      for (TopicPartition partition : partitions) {
        next.computeIfAbsent(partition, it -> from == From.END ? ends.get(it) : Long.valueOf(0));
        consumer.seek(partition, next.get(partition));
      }
      return new TopicReader(consumer, next, ends);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /** Reads what is there, or waits for it for a while. */
  public void poll(Duration patience, Consumer<ConsumerRecord<String, byte[]>> listener) {
    consumer.poll(patience).forEach(listener);
    next.replaceAll((partition, _) -> consumer.position(partition, PATIENCE));
  }

  /** True once everything was read that was committed when this reader was opened. */
  public boolean isCaughtUp() {
    return ends.entrySet().stream()
        .allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  /** How many records it has not read, as far as it knows. */
  long behind() {
    return next.keySet().stream()
        .map(consumer::currentLag)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .sum();
  }

  /** Ends a {@link #poll} that waits, with a {@code WakeupException}. */
  void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<String, byte[]> consumer, Collection<Topic<?>> topics) {
    return topics.stream()
        .flatMap(topic -> consumer.partitionsFor(topic.name(), PATIENCE).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }
}
