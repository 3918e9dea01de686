package org.strowger.contracts.fact;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;

/** What becomes of customers; topic {@code customers}, keyed by customer. */
public sealed interface CustomerFact {

  DomainId domainId();

  CustomerId customerId();

  /**
   * An identity became known.
   *
   * @param kind e.g. {@code email}
   * @param ref the identity under a keyed hash, never the identity
   */
  record CustomerLinked(
      DomainId domainId, CustomerId customerId, String kind, String ref, Instant linkedAt)
      implements CustomerFact {}

  /**
   * Two customers are one person. Nothing that names the customer is rewritten: readers go on to
   * the survivor.
   *
   * @param customerId who is found by the survivor from now on
   * @param survivor may be merged into another one later
   */
  record CustomersMerged(
      DomainId domainId,
      CustomerId customerId,
      CustomerId survivor,
      String mergeId,
      MergeReason reason,
      AgentId mergedBy,
      Instant mergedAt)
      implements CustomerFact {}

  /** The two were not one person: the customer is on its own again. */
  record CustomersUnmerged(
      DomainId domainId,
      CustomerId customerId,
      CustomerId survivor,
      String mergeId,
      AgentId unmergedBy,
      Instant unmergedAt)
      implements CustomerFact {}

  /** What spoke for a merge. A person decided in each case. */
  enum MergeReason {
    /** The site vouched for an address that another customer wrote from. */
    SITE_WORD,
    SAME_EMAIL,
    SAME_PHONE,
    /** An agent found the other one by herself. */
    FOUND,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /**
   * The customer's language is settled.
   *
   * @param language BCP 47
   * @param chosenBy the agent who set it; null when the customer chose
   */
  record LanguageChosen(
      DomainId domainId,
      CustomerId customerId,
      String language,
      @Nullable AgentId chosenBy,
      Instant chosenAt)
      implements CustomerFact {}

  /** Whether the customer may be contacted on a channel for a purpose. */
  record ContactPermissionSet(
      DomainId domainId,
      CustomerId customerId,
      ChannelType channel,
      ContactPurpose purpose,
      boolean allowed,
      AgentId setBy,
      Instant setAt)
      implements CustomerFact {}

  /** What somebody is contacted for. */
  enum ContactPurpose {
    SERVICE,
    SURVEY,
    MARKETING,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /**
   * Who is at the other end of a contact was verified.
   *
   * @param level 0 nobody is proved, 1 knows what the customer knows, 2 has what the customer has
   */
  record CustomerVerified(
      DomainId domainId,
      CustomerId customerId,
      ContactId contactId,
      int level,
      VerificationMethod method,
      Instant verifiedAt)
      implements CustomerFact {}

  /** How somebody was verified. */
  enum VerificationMethod {
    /** Facts that she named unprompted. */
    KNOWLEDGE,
    /** A login that the site signed for. */
    SITE_LOGIN,
    /** A code sent to an identity that has been known for a day. */
    ONE_TIME_CODE,
    /** A supervisor answers for it. */
    OVERRIDE,
    @JsonEnumDefaultValue
    UNKNOWN
  }
}
