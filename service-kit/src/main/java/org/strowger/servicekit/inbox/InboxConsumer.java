package org.strowger.servicekit.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.wire.Topic;
import org.strowger.servicekit.inbox.InboxOffsets.FencedException;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.problem.FailureTrace;
import org.strowger.servicekit.sql.JdbiTransactions;
import org.strowger.servicekit.sql.Transactions;

/**
 * Applies each record of a topic exactly once to a service's database, whatever fails: the offsets
 * are in that database and move with the effects. Replicas share the partitions; who lost one and
 * does not know it yet is fenced by its offset. One thread.
 */
public final class InboxConsumer<T> implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(InboxConsumer.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration STOPPING = Duration.ofSeconds(10);

  private final Topic<T> topic;
  private final KafkaClients kafka;
  private final String name;
  private final InboxOffsets offsets;
  private final InboxBatch<T> batch;
  private final Runnable committed;
  private final Progress progress = new Progress();
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private Duration gathering = Duration.ZERO;
  private Duration pause = SHORTEST_PAUSE;
  private volatile boolean running;
  private volatile long lag;
  private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
  private @Nullable Thread thread;

  /**
   * Consumes for a service whose effects are all SQL.
   *
   * @param service its name in groups, metrics, threads and Kafka's logs
   * @param purpose what it consumes for; the group is {@code strowger-<service>-<purpose>}
   * @param jdbi whose connections have the service's schema as the current one
   * @param deadLetters where the records go that the handler refuses
   * @param committed called after each committed batch, e.g. to wake an outbox's relay
   */
  public InboxConsumer(
      String service,
      String purpose,
      Topic<T> topic,
      Jdbi jdbi,
      KafkaClients kafka,
      DeadLetters deadLetters,
      MeterRegistry metrics,
      InboxHandler<T> handler,
      Runnable committed) {
    this(
        service,
        purpose,
        topic,
        new JdbiTransactions(jdbi),
        kafka,
        deadLetters,
        metrics,
        handler,
        committed);
  }

  /**
   * Consumes in transactions of the service's own kind.
   *
   * @param service its name in groups, metrics, threads and Kafka's logs
   * @param purpose what it consumes for; the group is {@code strowger-<service>-<purpose>}
   * @param deadLetters where the records go that the handler refuses
   * @param committed called after each committed batch, e.g. to wake an outbox's relay
   */
  public InboxConsumer(
      String service,
      String purpose,
      Topic<T> topic,
      Transactions transactions,
      KafkaClients kafka,
      DeadLetters deadLetters,
      MeterRegistry metrics,
      InboxHandler<T> handler,
      Runnable committed) {
    this.topic = topic;
    this.kafka = kafka;
    this.name = "strowger-" + service + "-" + purpose;
    this.offsets = new InboxOffsets(transactions, purpose);
    this.batch =
        new InboxBatch<>(
            service, topic, transactions, offsets, deadLetters, handler, progress::note);
    this.committed = committed;
    Gauge.builder("strowger.inbox.lag", this, inbox -> inbox.lag)
        .tag("service", service)
        .tag("consumer", purpose)
        .register(metrics);
  }

  /**
   * Lets records gather for so long before a poll takes them: fewer and larger transactions, for
   * who is in no hurry.
   */
  public InboxConsumer<T> gathering(Duration patience) {
    gathering = patience;
    return this;
  }

  /** Starts consuming in the background; waits there while Kafka or the database is away. */
  public synchronized void start() {
    running = true;
    thread = Thread.ofPlatform().daemon().name(name).start(this::run);
  }

  /** The offset of the last command for this key whose events were all applied here; -1 if none. */
  public long position(String key) {
    return progress.of(key);
  }

  /**
   * Waits until the events caused by a command were applied here.
   *
   * @param key of the topic's records: the domain of {@code routing-events}
   * @param commandOffset of the command, as an answer's or a feed's {@code at} tells it
   * @return false when they were not in time; what is read then may be older
   */
  public boolean awaitOffset(String key, long commandOffset, Duration patience) {
    return progress.await(key, commandOffset, patience);
  }

  @Override
  public synchronized void close() {
    running = false;
    KafkaConsumer<String, byte[]> polling = consumer;
    if (polling != null) {
      polling.wakeup();
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
    while (running) {
      try (KafkaConsumer<String, byte[]> opened = kafka.groupConsumer(name, name, gathering)) {
        consumer = opened;
        opened.subscribe(List.of(topic.name()), new Assignment(opened));
        consume(opened);
      } catch (WakeupException _) {
        LOG.debugf("%s stops", name);
      } catch (RuntimeException e) {
        if (!kafka.tellsRefusal(e)) {
          LOG.warnf("%s begins anew: %s", name, FailureTrace.of(e));
        }
        rest();
      }
    }
  }

  private void consume(KafkaConsumer<String, byte[]> from) {
    while (running) {
      ConsumerRecords<String, byte[]> records = from.poll(POLL);
      if (!records.isEmpty()) {
        apply(from, records);
      }
      lag = lag(from);
    }
  }

  private void apply(KafkaConsumer<String, byte[]> from, ConsumerRecords<String, byte[]> records) {
    try {
      batch.apply(records, next);
      committed.run();
      pause = SHORTEST_PAUSE;
    } catch (FencedException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warnf("%s tries again: %s", name, FailureTrace.of(e));
      records.partitions().forEach(partition -> seek(from, partition));
      rest();
    }
  }

  private void seek(KafkaConsumer<String, byte[]> from, TopicPartition partition) {
    Long offset = next.get(partition);
    if (offset == null) {
      from.seekToBeginning(List.of(partition));
    } else {
      from.seek(partition, offset);
    }
  }

  private static long lag(KafkaConsumer<String, byte[]> of) {
    return of.assignment().stream()
        .map(of::currentLag)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .sum();
  }

  private void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
  }

  /** Whoever gets a partition begins where the database says. */
  private final class Assignment implements ConsumerRebalanceListener {

    private final KafkaConsumer<String, byte[]> of;

    Assignment(KafkaConsumer<String, byte[]> of) {
      this.of = of;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      next.keySet().removeAll(partitions);
      next.putAll(offsets.load(partitions));
      partitions.forEach(partition -> seek(of, partition));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      next.keySet().removeAll(partitions);
    }
  }
}
