package org.strowger.routing.streams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Actor;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.Tick;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;
import org.strowger.servicekit.kafka.KafkaWire;

/**
 * Sends Ticks by a plain idempotent producer, outside the router's transaction: the router reads
 * committed commands only and waits for none of its own. A thread of its own sends, so that a
 * missing broker never holds the router; what does not fit is dropped, since a lost Tick is
 * harmless.
 */
public final class TickSender implements AutoCloseable {

  private static final String SOURCE = "/routing-service";

  /** No domain of anybody's. */
  private static final DomainId PROBED = new DomainId("strowger.router-probe");

  private final Producer<String, byte[]> producer;
  private final Clock clock;
  private final String instance;
  private final AtomicLong sent = new AtomicLong();
  private final ExecutorService sending =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(1_000),
          Thread.ofPlatform().name("routing-ticks").daemon().factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  /**
   * @param instance makes the ids of the Ticks unique
   */
  public TickSender(Producer<String, byte[]> producer, Clock clock, String instance) {
    this.producer = producer;
    this.clock = clock;
    this.instance = instance;
  }

  /**
   * @param reckoned see {@link Tick}
   */
  void send(DomainId domain, @Nullable Instant reckoned) {
    var meta =
        Meta.of(
            "tick:" + instance + ":" + sent.incrementAndGet(),
            SOURCE,
            clock.instant(),
            Actor.system("routing-service"));
    var wire =
        Wire.write(
            Topics.ROUTING_COMMANDS, new Message<>(domain.value(), meta, new Tick(reckoned)));
    sending.execute(
        () -> {
          var _ = producer.send(KafkaWire.write(wire));
        });
  }

  /**
   * Sends a Tick that nobody needs: whoever decides for the partition reads it, finds nothing due
   * and commits that.
   */
  void probe(int partition) {
    var meta =
        Meta.of(
            "probe:" + instance + ":" + sent.incrementAndGet(),
            SOURCE,
            clock.instant(),
            Actor.system("routing-service"));
    ProducerRecord<String, byte[]> keyed =
        KafkaWire.write(Topics.ROUTING_COMMANDS, new Message<>(PROBED.value(), meta, new Tick()));
    sending.execute(
        () -> {
          var _ =
              producer.send(
                  new ProducerRecord<>(
                      keyed.topic(), partition, keyed.key(), keyed.value(), keyed.headers()));
        });
  }

  @Override
  public void close() {
    sending.shutdownNow();
    producer.close(Duration.ofSeconds(1));
  }
}
