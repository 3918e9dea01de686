package org.strowger.gateway.phone;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AgentEvent.AgentRemoved;
import org.strowger.contracts.routing.AgentEvent.AgentUpserted;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.servicekit.inbox.InboxConsumer;
import org.strowger.servicekit.inbox.RecordPosition;
import org.strowger.servicekit.kafka.KafkaClients;

/**
 * What must reach the tables of the phone exactly once: who has which phone, and which contacts
 * ended while nobody carried their call.
 */
@Singleton
public class RosterConsumer {

  private final AgentPhones phones;
  private final Registrations registrations;
  private final CallRepository calls;
  private final CallPublisher publisher;
  private final InboxConsumer<RoutingEvent> inbox;

  public RosterConsumer(
      GatewayDatabase database,
      KafkaClients kafka,
      MeterRegistry metrics,
      AgentPhones phones,
      Registrations registrations,
      CallRepository calls,
      CallPublisher publisher,
      GatewayOutbox outbox) {
    this.phones = phones;
    this.registrations = registrations;
    this.calls = calls;
    this.publisher = publisher;
    this.inbox =
        new InboxConsumer<>(
            "gateway",
            "phones",
            Topics.ROUTING_EVENTS,
            database.jdbi(),
            kafka,
            metrics,
            this::apply,
            outbox::wake);
  }

  void start(@Observes StartupEvent event) {
    inbox.start();
  }

  void stop(@Observes ShutdownEvent event) {
    inbox.close();
  }

  private void apply(Handle handle, Message<RoutingEvent> message, RecordPosition position) {
    var domain = new DomainId(message.key());
    switch (message.body()) {
      case AgentUpserted put -> onAgentUpserted(handle, domain, put);
      case AgentRemoved removed -> phones.remove(handle, domain, removed.agentId());
      case ContactClosed closed -> calls.end(handle, closed.contactId());
      case ContactAbandoned abandoned -> calls.end(handle, abandoned.contactId());
      case ContactExpired expired -> calls.end(handle, expired.contactId());
      default -> {}
    }
  }

  /** The router may not have known her when her phone registered. */
  private void onAgentUpserted(Handle handle, DomainId domain, AgentUpserted put) {
    String before = phones.phone(handle, domain, put.agentId()).orElse(null);
    String phone = put.definition().phone();
    phones.put(handle, domain, put.agentId(), phone);
    boolean reachable = registrations.reachable(handle, domain, put.agentId());
    if (reachable || (before != null && !before.equals(phone))) {
      publisher.phone(handle, domain, put.agentId(), reachable, Instant.now());
    }
  }
}
