package org.strowger.routing.streams;

import java.time.Duration;
import java.time.Instant;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.ClearSuspension;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.AgentCommand.InstanceAlive;
import org.strowger.contracts.routing.AgentEvent.AgentSuspended;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.RoutingEvent;

/** Agents who take every offer as soon as it can be read and close its contact at once. */
final class AnsweringDesks implements AutoCloseable {

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
    try (var tail = new EventTail(broker)) {
      Instant beat = Instant.EPOCH;
      while (!stopping) {
        if (beat.plus(BEAT).isBefore(Instant.now())) {
          broker.send(new InstanceAlive(Commands.DESK));
          beat = Instant.now();
        }
        tail.poll(this::answer);
      }
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
