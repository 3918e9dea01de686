package org.strowger.servicekit.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.kafka.KafkaWire;
import org.strowger.servicekit.problem.FailureTrace;

/** Keeps the {@link Directory} as the topic has it; waits in the background while Kafka is away. */
@Singleton
final class DirectoryTail {

  private static final Logger LOG = Logger.getLogger(DirectoryTail.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final KafkaClients kafka;
  private final Directory directory;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Inject
  DirectoryTail(KafkaClients kafka, Directory directory) {
    this.kafka = kafka;
    this.directory = directory;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().daemon().name("strowger-directory").start(this::follow);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  private void follow() {
    try {
      do {
        tail();
      } while (!stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tail() {
    try (KafkaConsumer<String, byte[]> consumer = kafka.tailConsumer("strowger-directory")) {
      List<TopicPartition> partitions = partitions(consumer);
      if (partitions.isEmpty()) {
        return;
      }
      consumer.assign(partitions);
      partitions.forEach(partition -> consumer.seek(partition, next.getOrDefault(partition, 0L)));
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
      while (stopped.getCount() > 0) {
        consumer.poll(POLL).forEach(this::apply);
        partitions.forEach(partition -> next.put(partition, consumer.position(partition)));
        if (!directory.isComplete() && reached(ends)) {
          directory.completed();
          LOG.info("Directory read");
        }
      }
    } catch (RuntimeException e) {
      LOG.warnf("Directory not readable now: %s", FailureTrace.of(e));
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
    return consumer.partitionsFor(Topics.DIRECTORY.name(), PATIENCE).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  /** Fails closed: who has an entry that cannot be read may nothing. */
  private void apply(ConsumerRecord<String, byte[]> record) {
    try {
      if (record.value() == null) {
        directory.remove(new AgentId(record.key()));
      } else {
        directory.put(KafkaWire.read(Topics.DIRECTORY, record).body());
      }
    } catch (MalformedMessageException e) {
      LOG.errorf(
          "Unreadable entry at %s-%d@%d: %s",
          record.topic(), record.partition(), record.offset(), e.reason());
      forget(record.key());
    } catch (IllegalArgumentException e) {
      LOG.errorf("Bad key at %s-%d@%d", record.topic(), record.partition(), record.offset());
    }
  }

  private void forget(String key) {
    if (key != null) {
      directory.remove(new AgentId(key));
    }
  }
}
