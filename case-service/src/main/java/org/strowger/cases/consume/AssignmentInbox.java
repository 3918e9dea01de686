package org.strowger.cases.consume;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.strowger.cases.CasesDatabase;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.inbox.DeadLetters;
import org.strowger.servicekit.inbox.InboxConsumer;
import org.strowger.servicekit.kafka.KafkaClients;

/** Runs {@link AssignmentConsumer} over the router's events, each exactly once. */
@Singleton
public final class AssignmentInbox {

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final InboxConsumer<RoutingEvent> inbox;

  @Inject
  public AssignmentInbox(
      CasesDatabase database,
      AssignmentConsumer assignments,
      KafkaClients kafka,
      DeadLetters deadLetters,
      MeterRegistry metrics) {
    inbox =
        new InboxConsumer<>(
            "cases",
            "assignments",
            Topics.ROUTING_EVENTS,
            database.transactions(),
            kafka,
            deadLetters,
            metrics,
            (handle, message, position) -> {
              assignments.apply(handle, message);
              database.settle();
            },
            () -> {}); // who reads the facts is in no hurry: the relay finds them
  }

  void start(@Observes StartupEvent event) {
    inbox.start();
  }

  void stop(@Observes ShutdownEvent event) {
    inbox.close();
  }

  /**
   * Waits until the events of a command were consumed, at most half a second. A case read after
   * that may be older than the command.
   *
   * @param offset of the command on {@code routing-commands}
   */
  public void awaitCommand(DomainId domainId, long offset) {
    inbox.awaitOffset(domainId.value(), offset, PATIENCE);
  }
}
