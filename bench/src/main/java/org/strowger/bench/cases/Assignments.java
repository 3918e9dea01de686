package org.strowger.bench.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.strowger.contracts.Actor;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.fact.DirectoryEntry;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.kafka.KafkaWire;

/** What the router and the console would say: an agent, and contacts that are assigned to her. */
final class Assignments {

  static final String AGENT = "u-bench";
  static final String DOMAIN = "bench";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Assignments() {}

  static String contact(int number) {
    return "c-bench-" + number;
  }

  /** Tells the service who the agent is. */
  static void publishAgent(String broker) throws ExecutionException, InterruptedException {
    var entry =
        new DirectoryEntry(
            new AgentId(AGENT),
            List.of(Role.AGENT),
            List.of(new DomainId(DOMAIN)),
            List.of(),
            true,
            null);
    var meta = Meta.of("directory-bench", "/bench", Instant.now(), Actor.system("bench"));
    try (var producer = producer(broker)) {
      producer.send(KafkaWire.write(Topics.DIRECTORY, new Message<>(AGENT, meta, entry))).get();
    }
  }

  /** Assigns contacts, each of a conversation of its own, by their numbers. */
  static void send(String broker, int first, int count)
      throws ExecutionException, InterruptedException {
    var sending = new ArrayList<Future<RecordMetadata>>();
    try (var producer = producer(broker)) {
      for (int i = first; i < first + count; i++) {
        Instant now = Instant.now();
        var meta = Meta.of("assigned-" + i, "/bench", now, Actor.system("bench"));
        sending.add(
            producer.send(
                KafkaWire.write(
                    Topics.ROUTING_EVENTS, new Message<>(DOMAIN, meta, assigned(i, now)))));
      }
      for (Future<RecordMetadata> one : sending) {
        one.get();
      }
    }
  }

  private static ContactAssigned assigned(int number, Instant at) {
    var contactId = new ContactId(contact(number));
    return new ContactAssigned(
        new OfferId(contactId, 1),
        contactId,
        new AgentId(AGENT),
        at,
        at,
        new ConversationId("v-bench-" + number),
        new CustomerId("k-bench-" + number),
        ChannelType.EMAIL,
        new QueueId("bench"),
        1,
        at,
        at,
        20);
  }

  private static KafkaProducer<String, byte[]> producer(String broker) {
    return KafkaClients.of(broker).producer("bench-assignments", PATIENCE);
  }
}
