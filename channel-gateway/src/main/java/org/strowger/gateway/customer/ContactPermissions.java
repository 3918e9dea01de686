package org.strowger.gateway.customer;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.fact.CustomerFact.ContactPermissionSet;
import org.strowger.contracts.fact.CustomerFact.ContactPurpose;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.servicekit.problem.Problem;

/**
 * Whom we may contact by ourselves, on which channel and for what. Nobody has objected as long as
 * nothing is set. What is open is answered all the same.
 */
@Singleton
public class ContactPermissions {

  /**
   * Of all that were said of the customers who are one person, an objection holds until she allows
   * it again after they became one.
   */
  private static final String OBJECTED =
      "select d.channel, d.purpose from contact_permissions d"
          + " where d.customer_id in (select customer_family(:customer)) and not d.allowed"
          + " and not exists (select 1 from contact_permissions a"
          + " where a.customer_id = :customer and a.channel = d.channel and a.purpose = d.purpose"
          + " and a.allowed and a.set_at > d.set_at and not exists (select 1"
          + " from customer_merges m where m.undone_at is null and m.merged_at >= a.set_at"
          + " and m.merged in (select customer_family(:customer))))";

  private final CustomerFacts facts;

  ContactPermissions(CustomerFacts facts) {
    this.facts = facts;
  }

  /** What a customer objected to, in a fixed order. */
  public List<Objection> objections(Handle handle, CustomerId root) {
    return handle
        .createQuery("select distinct * from (" + OBJECTED + ") o order by channel, purpose")
        .bind("customer", root.value())
        .map(
            (row, _) ->
                new Objection(
                    ChannelType.valueOf(row.getString("channel")),
                    ContactPurpose.valueOf(row.getString("purpose"))))
        .list();
  }

  /**
   * Lets only through what nobody objected to.
   *
   * @throws Problem 409 when the customer does not want to be contacted so
   */
  public void require(Handle handle, CustomerId root, ChannelType channel, ContactPurpose purpose) {
    if (objections(handle, root).contains(new Objection(channel, purpose))) {
      throw Problem.conflict(
          "do_not_contact",
          "Expected a customer who may be contacted by "
              + channel
              + " for "
              + purpose
              + " but she objected");
    }
  }

  /** Keeps what the customer said; the same again changes nothing. */
  public void set(
      Handle handle,
      DomainId domain,
      CustomerId root,
      Objection about,
      boolean allowed,
      AgentId by) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    int changed =
        handle
            .createUpdate(
                "insert into contact_permissions (customer_id, channel, purpose, allowed, set_by,"
                    + " set_at) values (:customer, :channel, :purpose, :allowed, :by, :at)"
                    + " on conflict (customer_id, channel, purpose) do update"
                    + " set allowed = excluded.allowed, set_by = excluded.set_by,"
                    + " set_at = excluded.set_at where :force"
                    + " or contact_permissions.allowed <> excluded.allowed")
            .bind("customer", root.value())
            .bind("channel", about.channel().name())
            .bind("purpose", about.purpose().name())
            .bind("allowed", allowed)
            .bind("force", objections(handle, root).contains(about) == allowed)
            .bind("by", by.value())
            .bind("at", now)
            .execute();
    if (changed > 0) {
      facts.publish(
          handle,
          "permission-" + root + "-" + about.channel() + "-" + about.purpose() + "-" + now,
          new ContactPermissionSet(
              domain, root, about.channel(), about.purpose(), allowed, by, now));
    }
  }

  /** What somebody does not want. */
  public record Objection(ChannelType channel, ContactPurpose purpose) {}
}
