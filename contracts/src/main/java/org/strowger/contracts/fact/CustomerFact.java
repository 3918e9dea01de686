package org.strowger.contracts.fact;

import java.time.Instant;
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
}
