package org.strowger.servicekit.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.wire.Topic;
import org.strowger.servicekit.kafka.TopicReader.From;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Follows topics for one process: all their partitions, without a group, so that every instance
 * sees every committed record, in the order of each partition, and skips none while the broker is
 * away. Nothing is kept: after a restart it begins as it began. One thread, opened again for ever.
 */
public final class TopicTail implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofMillis(250);

  /** It will hardly be let in soon, and each try is one more that the broker writes down. */
  private static final Duration REFUSED = Duration.ofSeconds(5);

  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final String name;
  private final KafkaClients kafka;
  private final List<Topic<?>> topics;
  private final From from;
  private final Listener listener;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean caughtUp;
  private volatile long behind;
  private volatile @Nullable TopicReader open;
  private Duration pause = RETRY;
  private @Nullable Thread thread;

  /** Hears a tail, from one thread. */
  public interface Listener {

    /** A committed record. What it throws is logged, and the tail goes on with the next one. */
    void onRecord(ConsumerRecord<String, byte[]> record);

    /**
     * Once: from the beginning, when all was told that was there when the tail began; from the end,
     * when nothing that is committed from now on will be missed.
     */
    default void onCaughtUp() {}
  }

  /**
   * @param name of the tail in threads, metrics and Kafka's logs: {@code strowger-<what>}
   */
  public TopicTail(
      String name,
      KafkaClients kafka,
      Collection<Topic<?>> topics,
      From from,
      MeterRegistry metrics,
      Listener listener) {
    this.name = name;
    this.kafka = kafka;
    this.topics = List.copyOf(topics);
    this.from = from;
    this.listener = listener;
    gauge(metrics, "strowger.tail.behind", "Records not read yet", tail -> tail.behind);
    gauge(
        metrics,
        "strowger.tail.caught.up",
        "1 once the tail has caught up",
        tail -> tail.caughtUp ? 1 : 0);
  }

  private void gauge(
      MeterRegistry metrics, String gauge, String description, ToDoubleFunction<TopicTail> value) {
    Gauge.builder(gauge, this, value).tag("tail", name).description(description).register(metrics);
  }

  /** Starts following in the background; waits there while Kafka or a topic is away. */
  public synchronized void start() {
    thread = Thread.ofPlatform().daemon().name(name).start(this::run);
  }

  /** As {@link Listener#onCaughtUp} tells it; stays true. */
  public boolean isCaughtUp() {
    return caughtUp;
  }

  @Override
  public synchronized void close() {
    stopped.countDown();
    TopicReader reading = open;
    if (reading != null) {
      reading.wakeup();
    }
    try {
      if (thread != null) {
        thread.join(STOPPING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      do {
        pause = RETRY;
        follow();
      } while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    try (TopicReader reader = TopicReader.open(kafka, name, topics, from, next)) {
      open = reader;
      while (reader != null && stopped.getCount() > 0) {
        if (!caughtUp && reader.isCaughtUp()) {
          caughtUp = true;
          carefully("the end", Listener::onCaughtUp);
        }
        reader.poll(POLL, this::tell);
        behind = reader.behind();
      }
    } catch (WakeupException _) {
      LOG.debugf("%s stops", name);
    } catch (RuntimeException e) {
      if (kafka.tellsRefusal(e)) {
        pause = REFUSED;
      } else {
        LOG.warnf("%s is opened again: %s", name, FailureTrace.of(e));
      }
    } finally {
      open = null;
    }
  }

  private void tell(ConsumerRecord<String, byte[]> record) {
    carefully("a record of " + record.topic(), it -> it.onRecord(record));
  }

  /** One record's failure is not the others'. */
  private void carefully(String what, Consumer<Listener> news) {
    try {
      news.accept(listener);
    } catch (RuntimeException e) {
      LOG.errorf("%s was told of %s and failed: %s", name, what, FailureTrace.of(e));
    }
  }
}
