package org.strowger.routing.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.ClearSuspension;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.AgentCommand.InstanceAlive;
import org.strowger.contracts.routing.AgentEvent.AgentSuspended;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.kafka.KafkaWire;

/** Agents who take every offer as soon as it can be read and close its contact at once. */
final class AnsweringDesks implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final RouterBroker broker;
  private final OfferAudit audit = new OfferAudit();
  private final Thread thread;
  private volatile boolean stopping;

  AnsweringDesks(RouterBroker broker) {
    this.broker = broker;
    this.thread = Thread.ofPlatform().name("answering-desks").start(this::run);
  }

  OfferAudit audit() {
    return audit;
  }

  private void run() {
    try (KafkaConsumer<String, byte[]> consumer = broker.kafka().tailConsumer("answering-desks")) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.ROUTING_EVENTS.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Instant beat = Instant.EPOCH;
      while (!stopping) {
        if (beat.plus(BEAT).isBefore(Instant.now())) {
          broker.send(new InstanceAlive(Commands.DESK));
          beat = Instant.now();
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          if (broker.domain().equals(record.key())) {
            answer(KafkaWire.read(Topics.ROUTING_EVENTS, record).body());
          }
        }
      }
    } catch (MalformedMessageException e) {
      throw new AssertionError("Expected readable events but found another", e);
    }
  }

  private void answer(RoutingEvent event) {
    audit.read(event);
    switch (event) {
      case OfferIssued offer -> broker.send(new AcceptOffer(offer.agentId(), offer.offerId()));
      case ContactAssigned taken ->
          broker.send(new CloseContact(taken.agentId(), taken.contactId(), "answered"));
      case AgentSuspended missed -> broker.send(new ClearSuspension(missed.agentId()));
      default -> {}
    }
  }

  @Override
  public void close() {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
