package org.strowger.gateway.customer;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.Actor;
import org.strowger.contracts.fact.CustomerFact.CustomerLinked;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.ids.KeyedIds;

/** Finds customers by what they are known by; an identity that becomes known is told to all. */
@Singleton
public class Customers {

  private static final String SOURCE = "/channel-gateway";
  private static final Actor SELF = Actor.system("channel-gateway");

  private final CustomerRepository repository;
  private final GatewayOutbox outbox;
  private final KeyedIds ids;

  Customers(CustomerRepository repository, GatewayOutbox outbox, KeyedIds ids) {
    this.repository = repository;
    this.outbox = outbox;
    this.ids = ids;
  }

  /** The customer with this identity; a new one when nobody has it. */
  public Customer findOrCreate(Handle handle, DomainId domain, Identity identity) {
    Customer customer = repository.findOrCreate(handle, domain, identity);
    if (customer.newlyLinked()) {
      publishLink(handle, domain, customer.id(), identity);
    }
    return customer;
  }

  /** Keeps the language the customer chose, for messages that say nothing. */
  public void choose(Handle handle, CustomerId customer, String language) {
    repository.choose(handle, customer, language);
  }

  /** An identity turns out to be another customer's; one that nobody has stays nobody's. */
  public void relink(Handle handle, DomainId domain, Identity identity, CustomerId customer) {
    repository.relink(handle, domain, identity, customer);
    publishLink(handle, domain, customer, identity);
  }

  private void publishLink(Handle handle, DomainId domain, CustomerId customer, Identity identity) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    String ref = identity.ref(ids, domain);
    var fact = new CustomerLinked(domain, customer, identity.kind(), ref, now);
    var meta = Meta.of("linked-" + ref, SOURCE, now, SELF);
    outbox.add(
        handle,
        Topics.CUSTOMERS,
        new Message<>(customer.value(), meta, fact),
        customer.value(),
        false);
  }
}
