package org.strowger.gateway.topics;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.kafka.KafkaWire;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Tells every {@link LiveRoutingListener} and {@link ContactsListener} what is committed to their
 * topics from the start of this process on; nothing is skipped while the broker is away.
 */
@Singleton
public class LiveTail {

  private static final Logger LOG = Logger.getLogger(LiveTail.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofMillis(250);
  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final KafkaClients kafka;
  private final List<LiveRoutingListener> routingListeners;
  private final List<ContactsListener> contactsListeners;
  private final Event<LiveTailStarted> started;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
  private @Nullable Thread thread;

  public LiveTail(
      KafkaClients kafka,
      @All List<LiveRoutingListener> routingListeners,
      @All List<ContactsListener> contactsListeners,
      Event<LiveTailStarted> started) {
    this.kafka = kafka;
    this.routingListeners = routingListeners;
    this.contactsListeners = contactsListeners;
    this.started = started;
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofPlatform().daemon().name("gateway-live-tail").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped.countDown();
    KafkaConsumer<String, byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
    if (thread != null) {
      thread.join(STOPPING);
    }
  }

  private void run() {
    try {
      do {
        try (KafkaConsumer<String, byte[]> opened = kafka.tailConsumer("strowger-gateway-live")) {
          consumer = opened;
          tail(opened);
        } catch (WakeupException _) {
          LOG.debug("The tail of live events stops");
        } catch (RuntimeException e) {
          LOG.warnf("The tail of live events is opened again: %s", FailureTrace.of(e));
        }
      } while (!stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tail(KafkaConsumer<String, byte[]> opened) {
    Map<String, List<PartitionInfo>> topics = opened.listTopics();
    List<TopicPartition> partitions = new ArrayList<>(partitions(topics, Topics.ROUTING_EVENTS));
    List<TopicPartition> facts = partitions(topics, Topics.CONTACTS);
    if (partitions.isEmpty() || facts.isEmpty()) {
      return; // the topics are created soon
    }
    partitions.addAll(facts);
    opened.assign(partitions);
    opened.seekToEnd(partitions.stream().filter(one -> !next.containsKey(one)).toList());
    next.forEach(opened::seek);
    partitions.forEach(partition -> next.put(partition, opened.position(partition)));
    started.fire(new LiveTailStarted());
    while (stopped.getCount() > 0) {
      for (ConsumerRecord<String, byte[]> record : opened.poll(POLL)) {
        accept(record);
        next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
      }
    }
  }

  private void accept(ConsumerRecord<String, byte[]> record) {
    try {
      if (record.topic().equals(Topics.ROUTING_EVENTS.name())) {
        RoutedEvent routed = RoutedEvent.of(KafkaWire.read(Topics.ROUTING_EVENTS, record));
        tell(routingListeners, listener -> listener.onRouting(routed));
      } else {
        ChannelFact fact = KafkaWire.read(Topics.CONTACTS, record).body();
        tell(contactsListeners, listener -> listener.onFact(fact));
      }
    } catch (MalformedMessageException e) {
      LOG.errorf(
          "Skipped an unreadable record at %s-%d:%d: %s",
          record.topic(), record.partition(), record.offset(), e.reason());
    }
  }

  /** One listener's failure is not the others'. */
  private static <L> void tell(List<L> listeners, Consumer<L> news) {
    for (L listener : listeners) {
      try {
        news.accept(listener);
      } catch (RuntimeException e) {
        LOG.errorf(
            "%s missed an event: %s", listener.getClass().getSimpleName(), FailureTrace.of(e));
      }
    }
  }

  private static List<TopicPartition> partitions(
      Map<String, List<PartitionInfo>> topics, Topic<?> topic) {
    return topics.getOrDefault(topic.name(), List.of()).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }
}
