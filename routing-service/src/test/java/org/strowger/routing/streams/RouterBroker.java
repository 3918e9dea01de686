package org.strowger.routing.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.strowger.contracts.Actor;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.kafka.KafkaWire;
import org.strowger.testkit.StrowgerInfra;

/** The real broker as one domain sees it: commands in, events out, from when the test began. */
final class RouterBroker implements AutoCloseable {

  private final KafkaClients kafka;
  private final KafkaProducer<String, byte[]> producer;
  private final String domain = "real-" + UUID.randomUUID().toString().substring(0, 8);
  private final Map<TopicPartition, Long> begin = new HashMap<>();

  RouterBroker() throws InterruptedException {
    kafka = KafkaClients.of(bootstrapServers());
    createTopics();
    producer = kafka.producer("router-test-" + domain, Duration.ofSeconds(60));
    try (var consumer = kafka.tailConsumer("router-test-begin")) {
      begin.putAll(consumer.endOffsets(partitions(consumer)));
    }
  }

  KafkaClients kafka() {
    return kafka;
  }

  String domain() {
    return domain;
  }

  void send(RoutingCommand command) {
    send("cmd-" + UUID.randomUUID(), command);
  }

  void send(String id, RoutingCommand command) {
    var meta = Meta.of(id, "/test", Instant.now(), Actor.system("test"));
    var _ =
        producer.send(
            KafkaWire.write(
                Wire.write(Topics.ROUTING_COMMANDS, new Message<>(domain, meta, command))));
  }

  /** Returns when the broker has everything. */
  void flush() {
    producer.flush();
  }

  /** The domain's events so far, in their order, also of transactions that never committed. */
  List<Message<RoutingEvent>> written() {
    return read("read_uncommitted");
  }

  String bootstrapServers() {
    return Objects.requireNonNull(StrowgerInfra.startOnce().get("kafka.bootstrap.servers"));
  }

  /** The domain's events so far, in their order. */
  List<Message<RoutingEvent>> committed() {
    return read("read_committed");
  }

  private List<Message<RoutingEvent>> read(String isolation) {
    var found = new ArrayList<Message<RoutingEvent>>();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers(), "isolation.level", isolation);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = partitions(consumer);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      partitions.forEach(one -> consumer.seek(one, begin.getOrDefault(one, 0L)));
      while (partitions.stream()
          .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          if (domain.equals(record.key())) {
            found.add(KafkaWire.read(Topics.ROUTING_EVENTS, record));
          }
        }
      }
    } catch (MalformedMessageException e) {
      throw new AssertionError("Expected readable events but found another", e);
    }
    return found;
  }

  private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
    return consumer.partitionsFor(Topics.ROUTING_EVENTS.name()).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private void createTopics() throws InterruptedException {
    try (Admin admin = kafka.admin("router-test-admin")) {
      for (String topic :
          List.of(
              Topics.ROUTING_COMMANDS.name(),
              Topics.ROUTING_EVENTS.name(),
              Topics.ROUTING_COMMANDS.deadLetters())) {
        create(admin, topic);
      }
    }
  }

  private static void create(Admin admin, String topic) throws InterruptedException {
    try {
      boolean commands = topic.equals(Topics.ROUTING_COMMANDS.name());
      var wanted = new NewTopic(topic, 4, (short) 1);
      admin
          .createTopics(
              List.of(
                  commands
                      ? wanted.configs(Map.of("message.timestamp.type", "LogAppendTime"))
                      : wanted))
          .all()
          .get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new AssertionError("Expected to create " + topic, e);
      }
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
