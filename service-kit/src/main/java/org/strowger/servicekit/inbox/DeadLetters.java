package org.strowger.servicekit.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.wire.Topic;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.problem.FailureTrace;

/** Puts poison aside, bytes unchanged, with the reason in headers and nothing of the content. */
final class DeadLetters implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(DeadLetters.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String service;
  private final Topic<?> topic;
  private final KafkaClients kafka;
  private final MeterRegistry metrics;
  private @Nullable KafkaProducer<String, byte[]> producer;

  DeadLetters(String service, Topic<?> topic, KafkaClients kafka, MeterRegistry metrics) {
    this.service = service;
    this.topic = topic;
    this.kafka = kafka;
    this.metrics = metrics;
  }

  /**
   * Returns when the broker has them.
   *
   * @throws KafkaException when it has not
   */
  void send(List<Poison> letters) {
    List<Future<RecordMetadata>> sending =
        letters.stream().map(letter -> open().send(record(letter))).toList();
    for (Future<RecordMetadata> letter : sending) {
      try {
        letter.get();
      } catch (ExecutionException e) {
        throw new KafkaException("Expected to put dead letters aside but could not", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaException("Expected to put dead letters aside but was interrupted", e);
      }
    }
    letters.forEach(this::tell);
  }

  private ProducerRecord<String, byte[]> record(Poison letter) {
    ConsumerRecord<String, byte[]> source = letter.record();
    var record = new ProducerRecord<>(topic.deadLetters(), source.key(), source.value());
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

  private void tell(Poison letter) {
    metrics
        .counter(
            "strowger.dlq", "service", service, "topic", topic.name(), "reason", letter.reason())
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

  private KafkaProducer<String, byte[]> open() {
    if (producer == null) {
      producer = kafka.producer("strowger-" + service + "-dead-letters", PATIENCE);
    }
    return producer;
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }
}
