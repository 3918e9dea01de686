package org.strowger.gateway.customer;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.CustomerFact.MergeReason;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.ids.KeyedIds;

/**
 * Pairs of customers who may be one person. Each pair is proposed once: whoever said that they are
 * not the same is not asked again.
 */
@Singleton
public class MergeProposals {

  private static final String OPEN =
      " p.decided_as is null and customer_root(p.one) <> customer_root(p.other)";

  private final KeyedIds ids;

  MergeProposals(KeyedIds ids) {
    this.ids = ids;
  }

  /** Proposes that two customers are one person; a pair that is known stays as it is. */
  void propose(
      Handle handle,
      DomainId domain,
      CustomerId first,
      CustomerId second,
      MergeReason reason,
      String kind,
      String ref) {
    boolean inOrder = first.value().compareTo(second.value()) < 0;
    CustomerId one = inOrder ? first : second;
    CustomerId other = inOrder ? second : first;
    handle
        .createUpdate(
            "insert into merge_proposals (id, domain, one, other, reason, kind, ref, proposed_at)"
                + " values (:id, :domain, :one, :other, :reason, :kind, :ref, now())"
                + " on conflict do nothing")
        .bind("id", "mp-" + ids.derive("merge-proposal", one.value(), other.value()))
        .bind("domain", domain.value())
        .bind("one", one.value())
        .bind("other", other.value())
        .bind("reason", reason.name())
        .bind("kind", kind)
        .bind("ref", ref)
        .execute();
  }

  /** What waits for a decision about this customer, the oldest first; at most 20. */
  public List<Proposal> openOf(Handle handle, CustomerId root) {
    return handle
        .createQuery(
            "select p.*, customer_root(p.one) as one_root, customer_root(p.other) as other_root"
                + " from merge_proposals p where (p.one in (select customer_family(:id))"
                + " or p.other in (select customer_family(:id))) and"
                + OPEN
                + " order by p.proposed_at, p.id limit 20")
        .bind("id", root.value())
        .map((row, _) -> proposal(row, root))
        .list();
  }

  /** One that concerns this customer, decided or not, held until the transaction ends. */
  Optional<Proposal> lock(Handle handle, CustomerId root, String id) {
    return handle
        .createQuery(
            "select p.*, customer_root(p.one) as one_root, customer_root(p.other) as other_root"
                + " from merge_proposals p where p.id = :proposal"
                + " and (p.one in (select customer_family(:id))"
                + " or p.other in (select customer_family(:id))) for update")
        .bind("proposal", id)
        .bind("id", root.value())
        .map((row, _) -> proposal(row, root))
        .findOne();
  }

  void decide(Handle handle, String id, Decision decision, AgentId by) {
    handle
        .createUpdate(
            "update merge_proposals set decided_as = :as, decided_by = :by, decided_at = now()"
                + " where id = :id")
        .bind("as", decision.name())
        .bind("by", by.value())
        .bind("id", id)
        .execute();
  }

  /** Whether it is proposed, and not decided, that two customers are one person. */
  public boolean areProposed(Handle handle, CustomerId one, CustomerId other) {
    return openOf(handle, one).stream().anyMatch(each -> each.other().equals(other));
  }

  /** All that is proposed between two customers becomes decided. */
  void decideBetween(
      Handle handle, CustomerId one, CustomerId other, Decision decision, AgentId by) {
    handle
        .createUpdate(
            "update merge_proposals set decided_as = :as, decided_by = :by, decided_at = now()"
                + " where (one in (select customer_family(:one))"
                + " and other in (select customer_family(:other)))"
                + " or (one in (select customer_family(:other))"
                + " and other in (select customer_family(:one)))")
        .bind("as", decision.name())
        .bind("by", by.value())
        .bind("one", one.value())
        .bind("other", other.value())
        .execute();
  }

  private static Proposal proposal(ResultSet row, CustomerId root) throws SQLException {
    var one = new CustomerId(row.getString("one_root"));
    var other = new CustomerId(row.getString("other_root"));
    String decided = row.getString("decided_as");
    return new Proposal(
        row.getString("id"),
        one.equals(root) ? other : one,
        MergeReason.valueOf(row.getString("reason")),
        row.getString("kind"),
        row.getTimestamp("proposed_at").toInstant(),
        decided == null ? null : Decision.valueOf(decided));
  }

  /** What a person says of two customers. */
  public enum Decision {
    SAME,
    NOT_SAME
  }

  /**
   * Somebody who may be the same person.
   *
   * @param other the other customer, by whom she is found
   * @param kind of the identity that speaks for it
   * @param decided null as long as nobody has
   */
  public record Proposal(
      String id,
      CustomerId other,
      MergeReason reason,
      String kind,
      Instant proposedAt,
      @Nullable Decision decided) {}
}
