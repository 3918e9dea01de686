package org.strowger.gateway.customer;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
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
                + " on c.id = customer_root(i.customer_id)"
                + " where i.domain = :domain and i.kind = :kind and i.ref = :ref")
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

  /** Gives a customer an identity that nobody has; false when somebody has it. */
  boolean link(
      Handle handle, DomainId domain, Identity identity, CustomerId customer, Source source) {
    return handle
            .createUpdate(
                "insert into identities (domain, kind, ref, value, customer_id, source, vouched_at)"
                    + " values (:domain, :kind, :ref, :value, :customer, :source, :vouched)"
                    + " on conflict do nothing")
            .bind("domain", domain.value())
            .bind("kind", identity.kind())
            .bind("ref", identity.ref(ids, domain))
            .bind("value", CardNumbers.redact(identity.value()))
            .bind("customer", customer.value())
            .bind("source", source.name())
            .bind("vouched", source == Source.SITE ? Instant.now() : null)
            .execute()
        > 0;
  }

  /** Whose an identity is; empty when nobody has it. */
  Optional<Owner> owner(Handle handle, DomainId domain, Identity identity) {
    return handle
        .createQuery(
            "select customer_id, customer_root(customer_id) as root, vouched_at from identities"
                + " where domain = :domain and kind = :kind and ref = :ref")
        .bind("domain", domain.value())
        .bind("kind", identity.kind())
        .bind("ref", identity.ref(ids, domain))
        .map(
            (row, _) ->
                new Owner(
                    new CustomerId(row.getString("customer_id")),
                    new CustomerId(row.getString("root")),
                    row.getTimestamp("vouched_at") != null))
        .findOne();
  }

  /** The site answers for an identity that the customer has. */
  void noteVouched(Handle handle, DomainId domain, Identity identity) {
    handle
        .createUpdate(
            "update identities set vouched_at = now()"
                + " where domain = :domain and kind = :kind and ref = :ref and vouched_at is null")
        .bind("domain", domain.value())
        .bind("kind", identity.kind())
        .bind("ref", identity.ref(ids, domain))
        .execute();
  }

  /** Keeps what the customer is to the company, by a server's word. */
  void noteTier(Handle handle, CustomerId customer, String tier) {
    handle
        .createUpdate(
            "update customers set tier = :tier, tier_at = now()"
                + " where id = :id and tier is distinct from :tier")
        .bind("tier", tier)
        .bind("id", customer.value())
        .execute();
  }

  /** How an identity became a customer's. */
  public enum Source {
    CHANNEL,
    SITE,
    AGENT
  }

  /**
   * Whose an identity is.
   *
   * @param customer whom it was linked to
   * @param root by whom that one is found
   * @param vouched the site has answered for it
   */
  record Owner(CustomerId customer, CustomerId root, boolean vouched) {}

  /** Keeps the language of a customer, for messages that say nothing; false when it was that. */
  boolean choose(Handle handle, CustomerId customer, String language, @Nullable AgentId by) {
    return handle
            .createUpdate(
                "update customers set language = :language, language_by = :by,"
                    + " language_at = now()"
                    + " where id = :id and language is distinct from :language")
            .bind("language", language)
            .bind("by", by == null ? null : by.value())
            .bind("id", customer.value())
            .execute()
        > 0;
  }

  /** Keeps how the customer wants to be addressed. */
  void address(Handle handle, CustomerId customer, AddressForm form, AgentId by) {
    handle
        .createUpdate(
            "update customers set address_form = :form, address_form_by = :by,"
                + " address_form_at = now()"
                + " where id = :id and address_form is distinct from :form")
        .bind("form", form.name())
        .bind("by", by.value())
        .bind("id", customer.value())
        .execute();
  }

  /** How a customer wants to be addressed, where a language knows a difference. */
  public enum AddressForm {
    FORMAL,
    INFORMAL
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
            "select kind, value from identities"
                + " where customer_id in (select customer_family(:id)) order by linked_at, value")
        .bind("id", customer.value())
        .map((row, _) -> new Identity(row.getString("kind"), row.getString("value"), null))
        .list();
  }

  /** The name a customer gave, if any. */
  public Optional<String> name(Handle handle, CustomerId customer) {
    return handle
        .createQuery(
            "select name from customers where id in (select customer_family(:id))"
                + " and name is not null order by id = :id desc, created_at limit 1")
        .bind("id", customer.value())
        .mapTo(String.class)
        .findOne();
  }
}
