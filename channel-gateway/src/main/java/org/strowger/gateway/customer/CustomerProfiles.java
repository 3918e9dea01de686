package org.strowger.gateway.customer;

import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;

/** What is known of a customer, over all that are one person with her. */
@Singleton
public class CustomerProfiles {

  private static final String OF_FAMILY = " where id in (select customer_family(:id))";

  private final CustomerRepository customers;

  CustomerProfiles(CustomerRepository customers) {
    this.customers = customers;
  }

  /** Everything known of a customer. */
  public Profile of(Handle handle, CustomerId root) {
    return new Profile(
        customers.name(handle, root).orElse(null),
        known(handle, root, "language", "language_by", "language_at").orElse(null),
        known(handle, root, "tier", "null", "tier_at").orElse(null),
        known(handle, root, "address_form", "address_form_by", "address_form_at").orElse(null),
        identities(handle, root));
  }

  /** The latest of one kind that was said of any of them. */
  private static Optional<Known> known(
      Handle handle, CustomerId root, String what, String by, String at) {
    return handle
        .createQuery(
            "select %1$s as what, %2$s as said_by, %3$s as said_at from customers"
                    .formatted(what, by, at)
                + OF_FAMILY
                + " and %1$s is not null order by %2$s desc nulls last, id limit 1"
                    .formatted(what, at))
        .bind("id", root.value())
        .map(
            (row, _) -> {
              Timestamp since = row.getTimestamp("said_at");
              return new Known(
                  row.getString("what"),
                  row.getString("said_by"),
                  since == null ? null : since.toInstant());
            })
        .findOne();
  }

  private static List<KnownIdentity> identities(Handle handle, CustomerId root) {
    return handle
        .createQuery(
            "select kind, ref, value, source, vouched_at from identities"
                + " where customer_id in (select customer_family(:id))"
                + " order by linked_at, ref limit 100")
        .bind("id", root.value())
        .map(
            (row, _) ->
                new KnownIdentity(
                    row.getString("ref"),
                    new Identity(row.getString("kind"), row.getString("value"), null),
                    CustomerRepository.Source.valueOf(row.getString("source")),
                    row.getTimestamp("vouched_at") != null))
        .list();
  }

  /** One identity of a customer by its ref. */
  public Optional<KnownIdentity> identity(Handle handle, CustomerId root, String ref) {
    return identities(handle, root).stream().filter(each -> each.ref().equals(ref)).findFirst();
  }

  /** Whose identity of a domain this is, by whom she is found. */
  public Optional<CustomerId> owner(Handle handle, DomainId domain, Identity identity) {
    return customers.owner(handle, domain, identity).map(CustomerRepository.Owner::root);
  }

  /**
   * What is known of a customer.
   *
   * @param name null when she gave none
   */
  public record Profile(
      @Nullable String name,
      @Nullable Known language,
      @Nullable Known tier,
      @Nullable Known addressForm,
      List<KnownIdentity> identities) {}

  /**
   * One thing that was said of a customer.
   *
   * @param by the agent who said it; null when it was the customer or her site
   * @param since null when it was said before this was kept
   */
  public record Known(String value, @Nullable String by, @Nullable Instant since) {}

  /**
   * An identity and how it became known.
   *
   * @param ref its keyed hash
   * @param vouched a site has answered for it
   */
  public record KnownIdentity(
      String ref, Identity identity, CustomerRepository.Source source, boolean vouched) {}
}
