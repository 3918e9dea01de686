package org.strowger.gateway.customer;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.servicekit.text.CardNumbers;

/** Customers and identities. */
@Singleton
public class CustomerRepository {

  private final KeyedIds ids;

  public CustomerRepository(KeyedIds ids) {
    this.ids = ids;
  }

  /** The customer with this identity; a new one when nobody has it. */
  Customer findOrCreate(Handle handle, DomainId domain, Identity identity) {
    return find(handle, domain, identity, false).orElseGet(() -> create(handle, domain, identity));
  }

  private Customer create(Handle handle, DomainId domain, Identity identity) {
    CustomerId proposed = ids.customer(domain.value(), identity.kind(), identity.value());
    String name = identity.name() == null ? null : CardNumbers.redact(identity.name());
    Inserted inserted =
        handle
            .createQuery(
                """
                with customer as (
                  insert into customers (id, domain, name) values (:customer, :domain, :name)
                    on conflict do nothing returning id),
                identity as (
                  insert into identities (domain, kind, ref, value, customer_id)
                    values (:domain, :kind, :ref, :value, :customer)
                    on conflict do nothing returning customer_id)
                select exists (select 1 from customer), exists (select 1 from identity)""")
            .bind("customer", proposed.value())
            .bind("domain", domain.value())
            .bind("name", name)
            .bind("kind", identity.kind())
            .bind("ref", identity.ref(ids, domain))
            .bind("value", CardNumbers.redact(identity.value()))
            .map((row, _) -> new Inserted(row.getBoolean(1), row.getBoolean(2)))
            .one();
    return inserted.customer() && inserted.identity()
        ? new Customer(proposed, name, null, true)
        : find(handle, domain, identity, inserted.identity()).orElseThrow();
  }

  /** What was not there before. */
  private record Inserted(boolean customer, boolean identity) {}

  private Optional<Customer> find(
      Handle handle, DomainId domain, Identity identity, boolean newlyLinked) {
    return handle
        .createQuery(
            "select c.id, c.name, c.language from identities i join customers c"
                + " on c.id = i.customer_id where i.domain = :domain and i.kind = :kind"
                + " and i.ref = :ref")
        .bind("domain", domain.value())
        .bind("kind", identity.kind())
        .bind("ref", identity.ref(ids, domain))
        .map(
            (row, _) ->
                new Customer(
                    new CustomerId(row.getString("id")),
                    row.getString("name"),
                    row.getString("language"),
                    newlyLinked))
        .findOne();
  }

  /** Keeps the language the customer chose, for messages that say nothing. */
  void choose(Handle handle, CustomerId customer, String language) {
    handle
        .createUpdate(
            "update customers set language = :language"
                + " where id = :id and language is distinct from :language")
        .bind("language", language)
        .bind("id", customer.value())
        .execute();
  }

  /** An identity turns out to be another customer's; one that nobody has stays nobody's. */
  void relink(Handle handle, DomainId domain, Identity identity, CustomerId customer) {
    handle
        .createUpdate(
            "update identities set customer_id = :customer"
                + " where domain = :domain and kind = :kind and ref = :ref")
        .bind("customer", customer.value())
        .bind("domain", domain.value())
        .bind("kind", identity.kind())
        .bind("ref", identity.ref(ids, domain))
        .execute();
  }

  /** All that a customer is known by. */
  public List<Identity> identities(Handle handle, CustomerId customer) {
    return handle
        .createQuery(
            "select kind, value from identities where customer_id = :id order by linked_at, value")
        .bind("id", customer.value())
        .map((row, _) -> new Identity(row.getString("kind"), row.getString("value"), null))
        .list();
  }

  /** The name a customer gave, if any. */
  public Optional<String> name(Handle handle, CustomerId customer) {
    return handle
        .createQuery("select name from customers where id = :id and name is not null")
        .bind("id", customer.value())
        .mapTo(String.class)
        .findOne();
  }
}
