package org.strowger.servicekit.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Puts poison aside, bytes unchanged, with the reason in headers and nothing of the content. One
 * for all consumers of a process; its keys are {@code mp.messaging.outgoing.strowger-dead-letters}.
 */
@Singleton
@Unremovable // a channel that nobody sends to is a warning at each start
public final class DeadLetters {

  private static final Logger LOG = Logger.getLogger(DeadLetters.class);
  private static final String CHANNEL = "strowger-dead-letters";

  /** A little more than the channel takes to give up. */
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private final Function<ProducerRecord<String, byte[]>, CompletionStage<?>> sender;
  private final MeterRegistry metrics;

  @Inject
  DeadLetters(
      @Channel(CHANNEL) MutinyEmitter<ProducerRecord<String, byte[]>> channel,
      MeterRegistry metrics) {
    this(record -> channel.send(record).subscribeAsCompletionStage(), metrics);
  }

  /**
   * For programs without channels.
   *
   * @param sender completes when the broker has the record
   */
  public DeadLetters(
      Function<ProducerRecord<String, byte[]>, CompletionStage<?>> sender, MeterRegistry metrics) {
    this.sender = sender;
    this.metrics = metrics;
  }

  /**
   * Returns when the broker has them.
   *
   * @param service who could not apply them
   * @throws KafkaException when it has not
   */
  void send(String service, List<Poison> letters) {
    for (Poison letter : letters) {
      await(sender.apply(record(service, letter)));
    }
    letters.forEach(letter -> tell(service, letter));
  }

  private static void await(CompletionStage<?> sending) {
    try {
      sending.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("Expected to put dead letters aside but could not", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Expected to put dead letters aside but was interrupted", e);
    }
  }

  private static ProducerRecord<String, byte[]> record(String service, Poison letter) {
    ConsumerRecord<String, byte[]> source = letter.record();
    var record = new ProducerRecord<>(letter.topic().deadLetters(), source.key(), source.value());
    source.headers().forEach(record.headers()::add);
    add(record, "dead-letter-reason", letter.reason());
    add(record, "dead-letter-cause", FailureTrace.of(letter.failure()));
    add(record, "dead-letter-topic", source.topic());
    add(record, "dead-letter-partition", Integer.toString(source.partition()));
    add(record, "dead-letter-offset", Long.toString(source.offset()));
    add(record, "x-dlq-schema", "1");
    add(record, "x-dlq-service", service);
    add(record, "x-dlq-attempts", "1");
    add(record, "x-dlq-first-failed-at", Instant.now().toString());
    return record;
  }

  private static void add(ProducerRecord<String, byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(UTF_8));
  }

  private void tell(String service, Poison letter) {
    metrics
        .counter(
            "strowger.dlq",
            "service",
            service,
            "topic",
            letter.topic().name(),
            "reason",
            letter.reason())
        .increment();
    LOG.errorf(
        "Dead letter %s-%d@%d of %s, %s: %s",
        letter.record().topic(),
        letter.record().partition(),
        letter.record().offset(),
        service,
        letter.reason(),
        FailureTrace.of(letter.failure()));
  }
}
