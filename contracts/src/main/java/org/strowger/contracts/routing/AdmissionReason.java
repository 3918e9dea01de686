package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a queue does not let a contact in. */
public enum AdmissionReason {
  CLOSED,
  CLOSED_BY_SUPERVISOR,
  FULL,
  /** Too many wait in the queues that share a limit. */
  SHARED_LIMIT,
  /** Waiting is forecast to take too long. */
  FORECAST,
  @JsonEnumDefaultValue
  UNKNOWN
}
