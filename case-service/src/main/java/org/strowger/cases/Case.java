package org.strowger.cases;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.CaseFact;
import org.strowger.contracts.fact.CaseFact.CaseLinked;
import org.strowger.contracts.fact.CaseFact.CaseOpened;
import org.strowger.contracts.fact.CaseFact.CaseReopened;
import org.strowger.contracts.fact.CaseFact.CaseResolved;
import org.strowger.contracts.fact.CaseFact.CaseWaiting;
import org.strowger.contracts.fact.CaseFact.ReopenReason;
import org.strowger.contracts.fact.CaseFact.WaitingFor;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;

/**
 * A customer's matter and the rules by which it evolves.
 *
 * <pre>
 *            resolve
 *   OPEN ──────────────▶ RESOLVED
 *    ▲  ◀──────────────     │
 *  link      reopen        link (only together with reopen)
 * </pre>
 *
 * Closing a contact never resolves its case, and resolving a case never closes its contact. Each
 * decision makes one fact and moves the version by one.
 *
 * @param conversationId of the contact that opened it
 * @param version 1 when opened
 * @param episodes at least one; the last is open as long as the case is
 * @param waitingFor who has to act next; null: we have, or the case is resolved
 */
public record Case(
    DomainId domainId,
    CaseId id,
    CustomerId customerId,
    ConversationId conversationId,
    Instant openedAt,
    long version,
    List<Episode> episodes,
    @Nullable WaitingFor waitingFor) {

  private static final UUID ID_SPACE = UUID.fromString("5d6f7a0e-7a55-5b8e-9d0c-3c1f2a4e6b78");

  public Case {
    episodes = List.copyOf(episodes);
  }

  /**
   * What was decided; nothing is stored yet.
   *
   * @param after the case as it will be, one version later
   * @param fact what others learn of it
   */
  public record Decision(Case after, CaseFact fact) {}

  /** Where the case is in its life. */
  public enum Status {
    OPEN,
    RESOLVED
  }

  /**
   * Opens a case by its first contact. The id derives from domain and contact, so the same contact
   * always opens the same case.
   */
  public static Decision open(DomainId domainId, ContactAssigned assigned) {
    var opened =
        new Case(
            domainId,
            idFor(domainId, assigned.contactId()),
            assigned.customerId(),
            assigned.conversationId(),
            assigned.assignedAt(),
            1,
            List.of(Episode.open(1)),
            null);
    return new Decision(
        opened,
        new CaseOpened(
            domainId,
            opened.id,
            opened.openedAt,
            assigned.customerId(),
            assigned.contactId(),
            assigned.channel(),
            assigned.agentId()));
  }

  private static CaseId idFor(DomainId domainId, ContactId contactId) {
    return new CaseId(
        UuidCreator.getNameBasedSha1(ID_SPACE, domainId.value() + "/" + contactId.value())
            .toString());
  }

  public Status status() {
    return current().resolvedAt() == null ? Status.OPEN : Status.RESOLVED;
  }

  /**
   * Links a further contact of the conversation.
   *
   * @throws CaseRefusedException when the case is resolved
   */
  public Decision link(ContactAssigned assigned) {
    expect(Status.OPEN);
    return new Decision(
        with(episodes, null),
        new CaseLinked(
            domainId,
            id,
            openedAt,
            assigned.contactId(),
            assigned.agentId(),
            assigned.assignedAt()));
  }

  /**
   * Resolves the case: its last episode ends.
   *
   * @param resolution a configured code
   * @param agentId who resolves it
   * @throws CaseRefusedException when the case is resolved already
   */
  public Decision resolve(String resolution, AgentId agentId, Instant at) {
    expect(Status.OPEN);
    return new Decision(
        with(endingIn(current().resolved(resolution, at)), null),
        new CaseResolved(domainId, id, openedAt, current().number(), resolution, agentId, at));
  }

  /**
   * Opens the case again: a new episode begins.
   *
   * @throws CaseRefusedException when the case is open
   */
  public Decision reopen(ReopenReason reason, Instant at) {
    expect(Status.RESOLVED);
    var next = new ArrayList<>(endingIn(current().reopened(reason, at)));
    next.add(Episode.open(current().number() + 1));
    return new Decision(
        with(next, null), new CaseReopened(domainId, id, openedAt, current().number(), reason, at));
  }

  /**
   * Says who has to act next.
   *
   * @param whom null: we have
   * @throws CaseRefusedException when the case is resolved, or waits for them already
   */
  public Decision waitFor(@Nullable WaitingFor whom, Instant at) {
    expect(Status.OPEN);
    if (whom == waitingFor) {
      throw new CaseRefusedException(
          CaseRefusedException.Reason.WRONG_STATE,
          "Expected the case to wait for somebody else than before but it does not");
    }
    return new Decision(with(episodes, whom), new CaseWaiting(domainId, id, openedAt, whom, at));
  }

  /**
   * Whether a further contact of the conversation belongs to this case.
   *
   * @param arrivedAt of the contact
   * @param reopenWindow how long after its resolution the case still takes contacts
   */
  public boolean takesContact(Instant arrivedAt, Duration reopenWindow) {
    Instant resolvedAt = current().resolvedAt();
    return resolvedAt == null || !arrivedAt.isAfter(resolvedAt.plus(reopenWindow));
  }

  /** Whether the case was resolved before this time and not opened again. */
  public boolean wasResolvedBefore(Instant at) {
    Instant resolvedAt = current().resolvedAt();
    return resolvedAt != null && resolvedAt.isBefore(at);
  }

  /**
   * Checks that nobody changed the case since its reader saw it.
   *
   * @throws CaseRefusedException when it has another version
   */
  public Case expectVersion(long seen) {
    if (seen != version) {
      throw new CaseRefusedException(
          CaseRefusedException.Reason.STALE_VERSION,
          "Expected version " + seen + " of the case but it has version " + version);
    }
    return this;
  }

  private Episode current() {
    return episodes.getLast();
  }

  private List<Episode> endingIn(Episode last) {
    var changed = new ArrayList<>(episodes);
    changed.set(changed.size() - 1, last);
    return changed;
  }

  private Case with(List<Episode> changed, @Nullable WaitingFor whom) {
    return new Case(domainId, id, customerId, conversationId, openedAt, version + 1, changed, whom);
  }

  private void expect(Status expected) {
    if (status() != expected) {
      throw new CaseRefusedException(
          CaseRefusedException.Reason.WRONG_STATE,
          "Expected the case to be " + expected + " but it is " + status());
    }
  }
}
