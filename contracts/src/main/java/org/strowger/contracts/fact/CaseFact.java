package org.strowger.contracts.fact;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;

/** How a customer's matter evolves; topic {@code case-events}, keyed by case. */
public sealed interface CaseFact {

  DomainId domainId();

  CaseId caseId();

  /** When the case was opened: the day its facts are filed under. */
  Instant openedAt();

  /** A new case, opened when an agent took its first contact. */
  record CaseOpened(
      DomainId domainId,
      CaseId caseId,
      Instant openedAt,
      CustomerId customerId,
      ContactId contactId,
      ChannelType channel,
      AgentId agentId)
      implements CaseFact {}

  /** A further contact belongs to the case. */
  record CaseLinked(
      DomainId domainId,
      CaseId caseId,
      Instant openedAt,
      ContactId contactId,
      AgentId agentId,
      Instant linkedAt)
      implements CaseFact {}

  /**
   * The matter is settled.
   *
   * @param episode 1 for the first resolution, one more after each reopening
   * @param resolution a code
   */
  record CaseResolved(
      DomainId domainId,
      CaseId caseId,
      Instant openedAt,
      int episode,
      String resolution,
      AgentId agentId,
      Instant resolvedAt)
      implements CaseFact {}

  /**
   * The matter is open again.
   *
   * @param episode of the resolution that ends
   */
  record CaseReopened(
      DomainId domainId,
      CaseId caseId,
      Instant openedAt,
      int episode,
      ReopenReason reason,
      Instant reopenedAt)
      implements CaseFact {}

  /**
   * It is known who has to act next.
   *
   * @param waitingFor null: we have
   */
  record CaseWaiting(
      DomainId domainId,
      CaseId caseId,
      Instant openedAt,
      @Nullable WaitingFor waitingFor,
      Instant since)
      implements CaseFact {}

  /** Who has to act before an open case goes on. */
  enum WaitingFor {
    /** Ends with her next message. */
    CUSTOMER,
    /** Somebody else in the house. */
    COLLEAGUE,
    /** A carrier, a supplier, anybody outside. */
    THIRD_PARTY,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /** Why a case is open again. */
  enum ReopenReason {
    /** The customer came back on the matter. */
    CUSTOMER_RETURNED,
    /** An agent decided so. */
    AGENT,
    @JsonEnumDefaultValue
    UNKNOWN
  }
}
