package org.strowger.gateway.customer;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.CustomerFact.CustomersMerged;
import org.strowger.contracts.fact.CustomerFact.CustomersUnmerged;
import org.strowger.contracts.fact.CustomerFact.MergeReason;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.customer.MergeProposals.Decision;
import org.strowger.gateway.customer.MergeProposals.Proposal;
import org.strowger.servicekit.problem.Problem;
import org.strowger.servicekit.text.CardNumbers;

/**
 * Makes one customer of two, and two again. A merge is one row and changes no other, so that
 * undoing it gives back exactly what was; what came in meanwhile stays with the survivor.
 */
@Singleton
public class Merges {

  private final CustomerRoots roots;
  private final MergeProposals proposals;
  private final CustomerFacts facts;

  Merges(CustomerRoots roots, MergeProposals proposals, CustomerFacts facts) {
    this.roots = roots;
    this.proposals = proposals;
    this.facts = facts;
  }

  /**
   * Merges one customer into another. The same id again is the same merge.
   *
   * @throws Problem 404 when one is not of the domain, 409 when both are one person already
   */
  public void merge(Handle handle, DomainId domain, NewMerge merge) {
    roots.lock(handle, domain);
    if (find(handle, domain, merge.id()).isPresent()) {
      return;
    }
    CustomerId survivor = root(handle, domain, merge.survivor());
    CustomerId merged = root(handle, domain, merge.merged());
    if (survivor.equals(merged)) {
      throw Problem.conflict(
          "same_customer", "Expected two customers but both are one person already");
    }
    proposals.decideBetween(handle, survivor, merged, Decision.SAME, merge.by());
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    handle
        .createUpdate(
            "insert into customer_merges (id, domain, merged, survivor, reason, note, merged_by,"
                + " merged_at) values (:id, :domain, :merged, :survivor, :reason, :note, :by, :at)")
        .bind("id", merge.id())
        .bind("domain", domain.value())
        .bind("merged", merged.value())
        .bind("survivor", survivor.value())
        .bind("reason", merge.reason().name())
        .bind("note", masked(merge.note()))
        .bind("by", merge.by().value())
        .bind("at", now)
        .execute();
    facts.publish(
        handle,
        "merged-" + merge.id(),
        new CustomersMerged(domain, merged, survivor, merge.id(), merge.reason(), merge.by(), now));
  }

  /**
   * Takes a merge back, whatever was merged before or after it.
   *
   * @throws Problem 404 when this customer has no such merge
   */
  public void undo(
      Handle handle,
      DomainId domain,
      CustomerId root,
      String id,
      AgentId by,
      @Nullable String note) {
    roots.lock(handle, domain);
    Merge merge =
        find(handle, domain, id)
            .filter(
                found ->
                    found.undoneAt() != null || roots.family(handle, root).contains(found.merged()))
            .orElseThrow(() -> Problem.notFound("Expected a merge of this customer"));
    if (merge.undoneAt() != null) {
      return;
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    handle
        .createUpdate(
            "update customer_merges set undone_by = :by, undone_at = :at, undone_note = :note"
                + " where id = :id")
        .bind("by", by.value())
        .bind("at", now)
        .bind("note", masked(note))
        .bind("id", id)
        .execute();
    proposals.decideBetween(handle, merge.merged(), merge.survivor(), Decision.NOT_SAME, by);
    facts.publish(
        handle,
        "unmerged-" + id,
        new CustomersUnmerged(domain, merge.merged(), merge.survivor(), id, by, now));
  }

  /**
   * A person says whether two are one; the same word again changes nothing.
   *
   * @throws Problem 404 when nothing of this kind is proposed of this customer, 409 when another
   *     word was said before
   */
  public void decide(
      Handle handle,
      DomainId domain,
      CustomerId root,
      String proposalId,
      Decision decision,
      AgentId by) {
    roots.lock(handle, domain);
    Proposal proposal =
        proposals
            .lock(handle, root, proposalId)
            .orElseThrow(() -> Problem.notFound("Expected a proposal about this customer"));
    if (proposal.decided() != null && proposal.decided() != decision) {
      throw Problem.conflict(
          "already_decided",
          "Expected a proposal that is open but it was decided as " + proposal.decided());
    }
    if (proposal.decided() != null) {
      return;
    }
    proposals.decide(handle, proposalId, decision, by);
    if (decision == Decision.SAME && !proposal.other().equals(root)) {
      String id = "mg-" + proposalId;
      merge(handle, domain, new NewMerge(id, root, proposal.other(), proposal.reason(), null, by));
    }
  }

  /** The merges that make up a customer, the latest first. */
  public List<Merge> of(Handle handle, CustomerId root) {
    return handle
        .createQuery(
            "select * from customer_merges where undone_at is null"
                + " and merged in (select customer_family(:id)) order by merged_at desc, id")
        .bind("id", root.value())
        .map((row, _) -> merge(row))
        .list();
  }

  private static Optional<Merge> find(Handle handle, DomainId domain, String id) {
    return handle
        .createQuery("select * from customer_merges where id = :id and domain = :domain")
        .bind("id", id)
        .bind("domain", domain.value())
        .map((row, _) -> merge(row))
        .findOne();
  }

  private CustomerId root(Handle handle, DomainId domain, CustomerId customer) {
    return roots
        .root(handle, domain, customer)
        .orElseThrow(() -> Problem.notFound("Expected a customer that concerns you"));
  }

  private static @Nullable String masked(@Nullable String note) {
    return note == null ? null : CardNumbers.redact(note);
  }

  private static Merge merge(ResultSet row) throws SQLException {
    var undone = row.getTimestamp("undone_at");
    return new Merge(
        row.getString("id"),
        new CustomerId(row.getString("merged")),
        new CustomerId(row.getString("survivor")),
        MergeReason.valueOf(row.getString("reason")),
        new AgentId(row.getString("merged_by")),
        row.getTimestamp("merged_at").toInstant(),
        undone == null ? null : undone.toInstant());
  }

  /**
   * A merge as it is asked for.
   *
   * @param note why, in words; null when nothing is to be said
   */
  public record NewMerge(
      String id,
      CustomerId survivor,
      CustomerId merged,
      MergeReason reason,
      @Nullable String note,
      AgentId by) {}

  /** A merge as it is stored. */
  public record Merge(
      String id,
      CustomerId merged,
      CustomerId survivor,
      MergeReason reason,
      AgentId by,
      Instant at,
      @Nullable Instant undoneAt) {}
}
