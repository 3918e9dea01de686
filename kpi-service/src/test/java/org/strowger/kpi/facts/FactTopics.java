package org.strowger.kpi.facts;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jdbi.v3.core.Jdbi;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.WireRecord;
import org.strowger.servicekit.inbox.DeadLetters;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

/** The topics that facts come from, without the service that reads them. */
final class FactTopics {

  private static final List<Topic<?>> TOPICS =
      List.of(Topics.ROUTING_EVENTS, Topics.CONTACTS, Topics.CASE_EVENTS);

  private FactTopics() {}

  static KafkaClients kafka() {
    return KafkaClients.of(brokers());
  }

  /** Sent by a plain producer: what is sent is the same as by the channel. */
  static DeadLetters deadLetters(MeterRegistry metrics) {
    return new DeadLetters(
        record -> {
          try (var producer = kafka().producer("dead-letters", Duration.ofSeconds(10))) {
            return CompletableFuture.completedFuture(producer.send(record).get());
          } catch (ExecutionException | InterruptedException e) {
            return CompletableFuture.failedFuture(e);
          }
        },
        metrics);
  }

  static void create() throws InterruptedException {
    try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers()))) {
      for (Topic<?> topic : TOPICS) {
        create(admin, topic.name());
        create(admin, topic.deadLetters());
      }
    }
  }

  static void send(WireRecord record) {
    TopicProbe.send(record);
  }

  /** How many records a schema holds the facts of. */
  static long consumed(Jdbi schema) {
    return schema.<Long, RuntimeException>withHandle(
        handle ->
            handle
                .createQuery("select coalesce(sum(next_offset), 0) from consumed_offset")
                .mapTo(Long.class)
                .one());
  }

  /** How many there are. */
  static long ends() {
    try (var consumer = kafka().tailConsumer("ends")) {
      return TOPICS.stream()
          .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
          .map(info -> new TopicPartition(info.topic(), info.partition()))
          .mapToLong(
              partition ->
                  consumer.endOffsets(List.of(partition)).values().stream()
                      .mapToLong(Long::longValue)
                      .sum())
          .sum();
    }
  }

  private static void create(Admin admin, String topic) throws InterruptedException {
    try {
      admin.createTopics(List.of(new NewTopic(topic, 4, (short) 1))).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new AssertionError("Expected to create " + topic, e);
      }
    }
  }

  private static String brokers() {
    return Objects.requireNonNull(StrowgerInfra.startOnce().get("kafka.bootstrap.servers"));
  }
}
