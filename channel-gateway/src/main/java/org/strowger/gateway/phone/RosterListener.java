package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AgentEvent.AgentRemoved;
import org.strowger.contracts.routing.AgentEvent.AgentUpserted;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.gateway.topics.RoutedEvent;
import org.strowger.gateway.topics.RoutingListener;

/** Notes who has which phone, and which contacts ended while nobody carried their call. */
@Singleton
public class RosterListener implements RoutingListener {

  private final AgentPhones phones;
  private final Registrations registrations;
  private final CallRepository calls;
  private final CallPublisher publisher;

  RosterListener(
      AgentPhones phones,
      Registrations registrations,
      CallRepository calls,
      CallPublisher publisher) {
    this.phones = phones;
    this.registrations = registrations;
    this.calls = calls;
    this.publisher = publisher;
  }

  @Override
  public void onRouting(Handle handle, RoutedEvent routed) {
    DomainId domain = routed.domain();
    switch (routed.event()) {
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
