package org.strowger.gateway.customer;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.Actor;
import org.strowger.contracts.fact.CustomerFact;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.database.GatewayOutbox;

/** Says on {@link Topics#CUSTOMERS} what became of a customer, in the caller's transaction. */
@Singleton
public class CustomerFacts {

  private static final String SOURCE = "/channel-gateway";
  private static final Actor SELF = Actor.system("channel-gateway");

  private final GatewayOutbox outbox;

  CustomerFacts(GatewayOutbox outbox) {
    this.outbox = outbox;
  }

  /**
   * Tells one fact, in the order of its customer.
   *
   * @param id the same for the same fact
   */
  public void publish(Handle handle, String id, CustomerFact fact) {
    String key = fact.customerId().value();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    var meta = Meta.of(id, SOURCE, now, SELF);
    outbox.add(handle, Topics.CUSTOMERS, new Message<>(key, meta, fact), key, false);
  }
}
