package org.strowger.cases.access;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.fact.CustomerFact;
import org.strowger.contracts.fact.CustomerFact.CustomersMerged;
import org.strowger.contracts.fact.CustomerFact.CustomersUnmerged;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;

/**
 * Which customers are one person, as the gateway says. Cases are not rewritten: whoever looks for
 * the cases of a customer looks for those of her whole family.
 */
@Singleton
public class CustomerAliases {

  /** Consumes one fact; the same again changes nothing. */
  public void apply(Handle handle, CustomerFact fact) {
    switch (fact) {
      case CustomersMerged merged -> put(handle, merged);
      case CustomersUnmerged unmerged -> remove(handle, unmerged);
      default -> {}
    }
  }

  /** All customers that are one person with this one, itself among them. */
  public List<CustomerId> family(Handle handle, DomainId domain, CustomerId customer) {
    return handle
        .createQuery("select * from customer_family(:domain, :customer)")
        .bind("domain", domain.value())
        .bind("customer", customer.value())
        .map((row, _) -> new CustomerId(row.getString(1)))
        .list();
  }

  private static void put(Handle handle, CustomersMerged merged) {
    handle
        .createUpdate(
            "insert into customer_alias (domain_id, merged, survivor, merge_id, merged_at)"
                + " values (:domain, :merged, :survivor, :merge, :at)"
                + " on conflict (domain_id, merged) do update set survivor = excluded.survivor,"
                + " merge_id = excluded.merge_id, merged_at = excluded.merged_at")
        .bind("domain", merged.domainId().value())
        .bind("merged", merged.customerId().value())
        .bind("survivor", merged.survivor().value())
        .bind("merge", merged.mergeId())
        .bind("at", merged.mergedAt())
        .execute();
  }

  private static void remove(Handle handle, CustomersUnmerged unmerged) {
    handle
        .createUpdate(
            "delete from customer_alias where domain_id = :domain and merged = :merged"
                + " and merge_id = :merge")
        .bind("domain", unmerged.domainId().value())
        .bind("merged", unmerged.customerId().value())
        .bind("merge", unmerged.mergeId())
        .execute();
  }
}
