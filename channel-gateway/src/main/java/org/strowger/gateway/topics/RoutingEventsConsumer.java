package org.strowger.gateway.topics;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.servicekit.inbox.DeadLetters;
import org.strowger.servicekit.inbox.InboxConsumer;
import org.strowger.servicekit.inbox.RecordPosition;
import org.strowger.servicekit.kafka.KafkaClients;

/** Passes what the router decided on to every {@link RoutingListener}, exactly once. */
@Singleton
public class RoutingEventsConsumer {

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final List<RoutingListener> listeners;
  private final InboxConsumer<RoutingEvent> inbox;

  public RoutingEventsConsumer(
      GatewayDatabase database,
      KafkaClients kafka,
      DeadLetters deadLetters,
      MeterRegistry metrics,
      @All List<RoutingListener> listeners) {
    this.listeners = listeners;
    this.inbox =
        new InboxConsumer<>(
            "gateway",
            "routing",
            Topics.ROUTING_EVENTS,
            database.jdbi(),
            kafka,
            deadLetters,
            metrics,
            this::apply,
            () -> {}); // the outbox is woken by what is added
  }

  void start(@Observes StartupEvent event) {
    inbox.start();
  }

  void stop(@Observes ShutdownEvent event) {
    inbox.close();
  }

  /** Waits a little until what this command caused is seen here. */
  public void await(DomainId domain, long commandOffset) {
    inbox.awaitOffset(domain.value(), commandOffset, PATIENCE);
  }

  private void apply(Handle handle, Message<RoutingEvent> message, RecordPosition position) {
    RoutedEvent routed = RoutedEvent.of(message);
    listeners.forEach(listener -> listener.onRouting(handle, routed));
  }
}
