package org.strowger.contracts.routing;

/** Why a queue does not let a contact in. */
public enum IntakeReason {
  CLOSED,
  /** A supervisor closed it. */
  HELD,
  FULL,
  /** Too many wait in the queues that share a limit. */
  SHARED_LIMIT,
  /** Waiting is forecast to take too long. */
  FORECAST
}
