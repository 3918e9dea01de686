package org.strowger.cases;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;

/**
 * Cases and their episodes in PostgreSQL. Whatever is asked for costs one or two statements,
 * however many cases and episodes there are.
 */
@ApplicationScoped
public class CaseRepository implements PanacheRepositoryBase<StoredCase, CaseKey> {

  /** The case, locked until the transaction ends. */
  public Optional<Case> lock(DomainId domainId, CaseId id) {
    return findByIdOptional(CaseKey.of(domainId, id), LockModeType.PESSIMISTIC_WRITE)
        .map(StoredCase::toCase);
  }

  /**
   * The conversation's open case if there is one, else its latest; locked until the transaction
   * ends.
   */
  public Optional<Case> lockCurrentOf(DomainId domainId, ConversationId conversationId) {
    return find(
            """
            from StoredCase c
            where c.key.domainId = ?1 and c.conversationId = ?2
            order by
              case when exists (select 1 from c.episodes e where e.resolvedAt is null)
                then 0 else 1 end,
              c.openedAt desc, c.key.id
            """,
            domainId.value(),
            conversationId.value())
        .page(0, 1)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional()
        .map(StoredCase::toCase);
  }

  /** The case as it is now; somebody else may change it until {@link #update}. */
  public Optional<Case> read(DomainId domainId, CaseId id) {
    return find(
            """
            from StoredCase c join fetch c.episodes
            where c.key.domainId = ?1 and c.key.id = ?2
            """,
            domainId.value(),
            id.value())
        .singleResultOptional()
        .map(StoredCase::toCase);
  }

  /** Whether there is such a case. */
  public boolean exists(DomainId domainId, CaseId id) {
    return count("key.domainId = ?1 and key.id = ?2", domainId.value(), id.value()) == 1;
  }

  /** The cases of customers who are one person, the latest first. */
  public List<Case> ofCustomers(DomainId domainId, List<CustomerId> customers, int limit) {
    List<StoredCase> found =
        find(
                "key.domainId = ?1 and customerId in ?2 order by openedAt desc, key.id",
                domainId.value(),
                customers.stream().map(CustomerId::value).toList())
            .page(0, limit)
            .list();
    fetchEpisodes(domainId, found);
    return found.stream().map(StoredCase::toCase).toList();
  }

  private void fetchEpisodes(DomainId domainId, List<StoredCase> of) {
    if (!of.isEmpty()) {
      list(
          "from StoredCase c join fetch c.episodes where c.key.domainId = ?1 and c.key.id in ?2",
          domainId.value(),
          of.stream().map(found -> found.key().id()).toList());
    }
  }

  /** Keeps a case that was just opened. */
  public void insert(Case opened) {
    persistAndFlush(new StoredCase(opened, now()));
  }

  /**
   * Keeps what a decision made of a case that was read or locked in this transaction.
   *
   * @throws CaseRefusedException when somebody else changed the case since it was read
   */
  public void update(Case changed) {
    StoredCase stored = findById(CaseKey.of(changed.domainId(), changed.id()));
    if (stored == null || stored.version() != changed.version() - 1) {
      throw new IllegalStateException(
          "Expected case " + changed.id() + " as it was read but it is another version");
    }
    stored.become(changed, now());
    try {
      flush();
    } catch (OptimisticLockException _) {
      throw new CaseRefusedException(
          CaseRefusedException.Reason.STALE_VERSION,
          "Expected version "
              + (changed.version() - 1)
              + " of the case but somebody else changed it meanwhile");
    }
  }

  /** As precise as PostgreSQL keeps it. */
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
