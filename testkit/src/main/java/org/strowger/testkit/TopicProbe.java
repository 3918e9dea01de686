package org.strowger.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Wire;
import org.strowger.contracts.wire.WireRecord;

/** Reads what gets committed to a topic, and sends to it. For one thread. */
public final class TopicProbe<T> implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Topic<T> topic;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<Message<T>> seen = new ArrayList<>();

  private TopicProbe(Topic<T> topic, KafkaConsumer<String, byte[]> consumer) {
    this.topic = topic;
    this.consumer = consumer;
  }

  /** Sees what is sent from now on. */
  public static <T> TopicProbe<T> fromNow(Topic<T> topic) {
    TopicProbe<T> probe = open(topic);
    probe.consumer.seekToEnd(probe.consumer.assignment());
    probe.consumer.assignment().forEach(probe.consumer::position);
    return probe;
  }

  /** Sees everything the topic holds. */
  public static <T> TopicProbe<T> fromStart(Topic<T> topic) {
    TopicProbe<T> probe = open(topic);
    probe.consumer.seekToBeginning(probe.consumer.assignment());
    return probe;
  }

  /** Sends a message and returns when the broker has it; waits for the topic to be created. */
  public static <T> RecordMetadata send(Topic<T> topic, Message<? extends T> message) {
    return send(Wire.write(topic, message));
  }

  /** Sends any bytes, also such as no service would send. */
  public static RecordMetadata send(WireRecord record) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", Addresses.ofThisJvm().bootstrapServers(), "acks", "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      var toSend = new ProducerRecord<>(record.topic(), record.key(), record.value());
      record
          .headers()
          .forEach(
              (name, value) -> toSend.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
      return producer.send(toSend).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected to send but was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected to send to " + record.topic() + " but failed", e);
    }
  }

  /** Everything seen so far, in the order of each partition. */
  public List<Message<T>> all() {
    poll(POLL);
    return List.copyOf(seen);
  }

  /** Waits for the first message with a body of this type that fits; also looks at those seen. */
  public <E extends T> E await(Class<E> type, Predicate<? super E> fits) {
    Message<T> found =
        awaitMessage(
            message -> type.isInstance(message.body()) && fits.test(type.cast(message.body())),
            type.getSimpleName());
    return type.cast(found.body());
  }

  /** Waits for the first message that fits; also looks at those seen. */
  public Message<T> await(Predicate<Message<T>> fits) {
    return awaitMessage(fits, "a message");
  }

  private Message<T> awaitMessage(Predicate<Message<T>> fits, String what) {
    Instant deadline = Instant.now().plus(PATIENCE);
    int next = 0;
    while (Instant.now().isBefore(deadline)) {
      for (; next < seen.size(); next++) {
        if (fits.test(seen.get(next))) {
          return seen.get(next);
        }
      }
      poll(POLL);
    }
    throw new AssertionError(
        "Expected "
            + what
            + " on "
            + topic.name()
            + " within "
            + PATIENCE.toSeconds()
            + " s but saw "
            + seen.stream().map(message -> message.body().getClass().getSimpleName()).toList());
  }

  private void poll(Duration patience) {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(patience)) {
      var headers = new HashMap<String, String>();
      record
          .headers()
          .forEach(
              header ->
                  headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
      try {
        seen.add(Wire.read(topic, record.key(), headers, record.value()));
      } catch (MalformedMessageException e) {
        throw new AssertionError("Expected messages of " + topic.name() + " only", e);
      }
    }
  }

  private static <T> TopicProbe<T> open(Topic<T> topic) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers",
            Addresses.ofThisJvm().bootstrapServers(),
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            "false");
    var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    consumer.assign(partitions(topic, consumer));
    return new TopicProbe<>(topic, consumer);
  }

  private static List<TopicPartition> partitions(
      Topic<?> topic, KafkaConsumer<String, byte[]> consumer) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      List<PartitionInfo> found = consumer.listTopics().get(topic.name());
      if (found != null) {
        return found.stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
      }
    }
    throw new AssertionError("Expected topic " + topic.name() + " to exist but it does not");
  }

  @Override
  public void close() {
    consumer.close();
  }
}
