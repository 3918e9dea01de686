package org.strowger.cases.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.strowger.cases.CaseRelay;
import org.strowger.cases.CasesDatabase;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.inbox.InboxConsumer;
import org.strowger.servicekit.kafka.KafkaClients;

/** Runs {@link AssignmentConsumer} over the router's events, each exactly once. */
@Singleton
public final class CaseIntake {

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final InboxConsumer<RoutingEvent> inbox;

  @Inject
  public CaseIntake(
      CasesDatabase database,
      AssignmentConsumer assignments,
      CaseRelay relay,
      KafkaClients kafka,
      MeterRegistry metrics) {
    inbox =
        new InboxConsumer<>(
            "cases",
            "assignments",
            Topics.ROUTING_EVENTS,
            database.jdbi(),
            kafka,
            metrics,
            (handle, message, position) -> assignments.apply(handle, message),
            relay::wake);
  }

  void start(@Observes StartupEvent event) {
    inbox.start();
  }

  void stop(@Observes ShutdownEvent event) {
    inbox.close();
  }

  /** Waits a moment until the events of a command were taken in; what is late is read older. */
  public void awaitCommand(DomainId domainId, long offset) {
    inbox.awaitOffset(domainId.value(), offset, PATIENCE);
  }
}
