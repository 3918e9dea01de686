package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.contact.ContactAccess;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.servicekit.problem.Problem;

/**
 * Hanging up at the desk: the router is told and closes the contact, and whichever replica carries
 * the call ends its legs when it hears that.
 */
@Singleton
public class DeskHangUp {

  private final GatewayDatabase database;
  private final ContactAccess access;
  private final CallRepository calls;
  private final CallPublisher publisher;
  private final GatewayOutbox outbox;

  DeskHangUp(
      GatewayDatabase database,
      ContactAccess access,
      CallRepository calls,
      CallPublisher publisher,
      GatewayOutbox outbox) {
    this.database = database;
    this.access = access;
    this.calls = calls;
    this.publisher = publisher;
    this.outbox = outbox;
  }

  /**
   * Ends the agent's call; one that is over already stays so.
   *
   * @throws Problem 404 when she has no such call
   */
  void by(DomainId domain, AgentId agent, ContactId contact) {
    database.jdbi().useTransaction(handle -> hangUp(handle, domain, agent, contact));
    outbox.wake();
  }

  private void hangUp(Handle handle, DomainId domain, AgentId agent, ContactId contact) {
    ContactAccess.State state =
        access
            .state(handle, contact, domain, agent)
            .filter(_ -> calls.exists(handle, contact))
            .orElseThrow(() -> Problem.notFound("Expected a call that concerns you"));
    if (state == ContactAccess.State.ENGAGED) {
      publisher.hangUp(handle, domain, agent, contact, Instant.now());
    }
  }
}
