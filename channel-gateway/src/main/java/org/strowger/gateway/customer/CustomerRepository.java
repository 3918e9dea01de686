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
    String ref = identity.ref(ids, domain);
    CustomerId proposed = ids.customer(domain.value(), identity.kind(), identity.value());
    handle
        .createUpdate(
            "insert into customers (id, domain, name) values (:id, :domain, :name)"
                + " on conflict do nothing")
        .bind("id", proposed.value())
        .bind("domain", domain.value())
        .bind("name", identity.name() == null ? null : CardNumbers.redact(identity.name()))
        .execute();
    int linked =
        handle
            .createUpdate(
                "insert into identities (domain, kind, ref, value, customer_id)"
                    + " values (:domain, :kind, :ref, :value, :customer) on conflict do nothing")
            .bind("domain", domain.value())
            .bind("kind", identity.kind())
            .bind("ref", ref)
            .bind("value", CardNumbers.redact(identity.value()))
            .bind("customer", proposed.value())
            .execute();
    return handle
        .createQuery(
            "select c.id, c.name, c.language from identities i join customers c"
                + " on c.id = i.customer_id where i.domain = :domain and i.kind = :kind"
                + " and i.ref = :ref")
        .bind("domain", domain.value())
        .bind("kind", identity.kind())
        .bind("ref", ref)
        .map(
            (row, _) ->
                new Customer(
                    new CustomerId(row.getString("id")),
                    row.getString("name"),
                    row.getString("language"),
                    linked == 1))
        .one();
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
