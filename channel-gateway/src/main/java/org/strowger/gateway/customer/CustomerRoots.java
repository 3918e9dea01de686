package org.strowger.gateway.customer;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;

/**
 * By which customer another one is found. Rows keep the customer they were written for; every
 * reader goes by the functions {@code customer_root} and {@code customer_family} of the schema,
 * which this class and other queries call.
 */
@Singleton
public class CustomerRoots {

  /** The customer by whom this one is found; empty when the domain has no such customer. */
  public Optional<CustomerId> root(Handle handle, DomainId domain, CustomerId customer) {
    return handle
        .createQuery("select customer_root(id) from customers where id = :id and domain = :domain")
        .bind("id", customer.value())
        .bind("domain", domain.value())
        .map((row, _) -> new CustomerId(row.getString(1)))
        .findOne();
  }

  /** All who are one person with this customer, itself among them. */
  public List<CustomerId> family(Handle handle, CustomerId customer) {
    return handle
        .createQuery("select * from customer_family(:id) order by 1")
        .bind("id", customer.value())
        .map((row, _) -> new CustomerId(row.getString(1)))
        .list();
  }

  /** Keeps what is done with one customer apart until the transaction ends. */
  public void hold(Handle handle, CustomerId customer) {
    handle
        .createQuery("select id from customers where id = :id for update")
        .bind("id", customer.value())
        .mapTo(String.class)
        .findOne();
  }

  /**
   * Keeps merges of a domain apart until the transaction ends: two of them at once could close a
   * circle.
   */
  void lock(Handle handle, DomainId domain) {
    handle
        .createQuery("select 1 from (select pg_advisory_xact_lock(hashtext(:key))) locked")
        .bind("key", "customer-merges-" + domain.value())
        .mapTo(Integer.class)
        .one();
  }
}
