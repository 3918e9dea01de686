package org.strowger.routing.desk;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.kafka.KafkaWire;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Tails all partitions of {@code routing-events} from their end, without a group: each instance
 * sees every committed event, in order, and skips none when the broker was away.
 */
@Singleton
public final class RoutingEventsConsumer {

  private static final Logger LOG = Logger.getLogger(RoutingEventsConsumer.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofMillis(250);

  private final KafkaClients kafka;
  private final PendingAnswers answers;
  private final Desks desks;
  private final Map<TopicPartition, Long> next = new HashMap<>();

  private volatile boolean stopping;
  private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
  private @Nullable Thread thread;

  @Inject
  RoutingEventsConsumer(KafkaClients kafka, PendingAnswers answers, Desks desks) {
    this.kafka = kafka;
    this.answers = answers;
    this.desks = desks;
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofPlatform().name("routing-events").daemon().start(this::run);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    KafkaConsumer<String, byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
    if (thread != null) {
      thread.join(Duration.ofSeconds(5));
    }
  }

  private void run() {
    while (!stopping) {
      try (var opened = kafka.tailConsumer("strowger-routing-desk")) {
        consumer = opened;
        tail(opened);
      } catch (WakeupException _) {
        return;
      } catch (RuntimeException e) {
        LOG.warnf("The desk's tail of events is opened again: %s", FailureTrace.of(e));
      }
      pause();
    }
  }

  private void tail(KafkaConsumer<String, byte[]> opened) {
    List<TopicPartition> partitions = partitions(opened);
    if (partitions.isEmpty()) {
      return;
    }
    opened.assign(partitions);
    opened.seekToEnd(partitions.stream().filter(one -> !next.containsKey(one)).toList());
    next.forEach(opened::seek);
    partitions.forEach(partition -> next.put(partition, opened.position(partition)));
    answers.goLive();
    while (!stopping) {
      for (ConsumerRecord<String, byte[]> record : opened.poll(POLL)) {
        accept(record);
        next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
      }
    }
  }

  private void accept(ConsumerRecord<String, byte[]> record) {
    try {
      Message<RoutingEvent> event = KafkaWire.read(Topics.ROUTING_EVENTS, record);
      if (event.meta().cause() != null) {
        desks.onEvent(event, event.meta().cause());
        answers.onEvent(event, event.meta().cause());
      }
    } catch (MalformedMessageException e) {
      LOG.errorf(
          "Skipped an unreadable event at %s-%d:%d: %s",
          record.topic(), record.partition(), record.offset(), e.reason());
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> opened) {
    List<PartitionInfo> found =
        opened.listTopics().getOrDefault(Topics.ROUTING_EVENTS.name(), List.of());
    return found.stream().map(info -> new TopicPartition(info.topic(), info.partition())).toList();
  }

  private void pause() {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }
}
