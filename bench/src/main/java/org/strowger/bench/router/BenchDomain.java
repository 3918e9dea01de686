package org.strowger.bench.router;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.strowger.contracts.Actor;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.Disposition;
import org.strowger.contracts.plan.EntryRule;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.AgentCommand.InstanceAlive;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.PlanCommand.ApplyPlan;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.PlanCommand.StagePlanPart;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.PlanHash;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;
import org.strowger.contracts.wire.WireRecord;

/** A domain of its own in a running system: one queue, many agents, commands in, events out. */
final class BenchDomain implements AutoCloseable {

  static final String DISPOSITION = "done";

  private static final InstanceId DESK = new InstanceId("bench");
  private static final Duration POLL = Duration.ofMillis(5);
  private static final int BATCH = 250;

  private final String domain = "bench-" + UUID.randomUUID().toString().substring(0, 8);
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;

  /**
   * @param lingerMillis how long the producer gathers commands before it sends them
   */
  BenchDomain(String bootstrapServers, int lingerMillis) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", lingerMillis),
            new StringSerializer(),
            new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.ROUTING_EVENTS.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** Sends a command; the broker has it when the future is done. */
  Future<RecordMetadata> send(RoutingCommand command) {
    return send(written(command));
  }

  Future<RecordMetadata> send(ProducerRecord<String, byte[]> written) {
    return producer.send(written);
  }

  /** A command ready to be sent. */
  ProducerRecord<String, byte[]> written(RoutingCommand command) {
    var meta =
        Meta.of("bench:" + UUID.randomUUID(), "/bench", Instant.now(), Actor.system("bench"));
    WireRecord wire = Wire.write(Topics.ROUTING_COMMANDS, new Message<>(domain, meta, command));
    var record = new ProducerRecord<>(wire.topic(), wire.key(), wire.value());
    wire.headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  /** The desks live. */
  void beat() {
    var _ = send(new InstanceAlive(DESK));
  }

  /** Gives the domain's events that have become readable to somebody. */
  void poll(Consumer<RoutingEvent> reader) {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
      if (domain.equals(record.key())) {
        reader.accept(read(record));
      }
    }
  }

  /** Gives the types of the domain's events that have become readable to somebody. */
  void pollTypes(Consumer<String> reader) {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
      if (domain.equals(record.key())) {
        reader.accept(
            new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8));
      }
    }
  }

  private static RoutingEvent read(ConsumerRecord<String, byte[]> record) {
    var headers = new HashMap<String, String>();
    record
        .headers()
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    try {
      return Wire.read(Topics.ROUTING_EVENTS, record.key(), headers, record.value()).body();
    } catch (MalformedMessageException e) {
      throw new IllegalStateException("Expected a readable event but found another", e);
    }
  }

  /** A plan with one queue, and agents who are there. */
  void open(QueuePlan.Delivery delivery, int agents) {
    RoutingPlan plan = plan(delivery);
    var _ = send(new StagePlanPart(1, 1, 1, plan));
    var _ = send(new ApplyPlan(1, 0, PlanHash.of(plan), "bench"));
    var batch = new ArrayList<AgentDefinition>();
    for (int i = 0; i < agents; i++) {
      batch.add(agent(i));
      if (batch.size() == BATCH || i == agents - 1) {
        var _ = send(new PutAgents(batch));
        batch.clear();
      }
    }
    for (int i = 0; i < agents; i++) {
      var _ = send(new AgentConnected(agentId(i), DESK));
      var _ = send(new SetPresence(agentId(i), Presence.AVAILABLE, null, null));
    }
    beat();
  }

  static AgentId agentId(int i) {
    return new AgentId("agent-" + i);
  }

  static RouteContact contact(String id) {
    return new RouteContact(
        new ContactId(id),
        new ConversationId("v-" + id),
        new CustomerId("k-" + id),
        ChannelType.EMAIL,
        "bench",
        null,
        Map.of(),
        Instant.now());
  }

  private static AgentDefinition agent(int i) {
    return new AgentDefinition(
        agentId(i), new TeamId("team-" + i / 15), new ProfileId("bench"), Map.of(), Map.of(), true);
  }

  private static RoutingPlan plan(QueuePlan.Delivery delivery) {
    var queue =
        new QueuePlan(
            new QueueId("bench"),
            "Bench",
            delivery,
            new QueuePlan.ServiceTarget(80, 3600),
            0,
            ZoneOffset.UTC,
            List.of(),
            0,
            60,
            30,
            new QueuePlan.WrapUp(QueuePlan.WrapUp.Mode.NONE, 0),
            QueuePlan.Ranking.LONGEST_AVAILABLE);
    var profile =
        new ProfilePlan(
            new ProfileId("bench"),
            "Bench",
            List.of(new ProfilePlan.ServedQueue(queue.id(), 1)),
            new ProfilePlan.Capacity(100, Map.of(ChannelType.EMAIL, 5), Map.of()),
            10,
            600);
    var rule =
        new EntryRule("all", List.of(), List.of(), List.of(), Map.of(), queue.id(), List.of(), 5);
    return new RoutingPlan(
        List.of(),
        List.of(),
        List.of(),
        List.of(new Disposition(DISPOSITION, "Done")),
        List.of(),
        List.of(queue),
        List.of(profile),
        List.of(rule));
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
