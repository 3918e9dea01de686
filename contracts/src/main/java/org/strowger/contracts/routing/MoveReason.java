package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a waiting contact left its line. */
public enum MoveReason {
  /** A supervisor put it into a queue or gave it to an agent. */
  SUPERVISOR,
  /** The queue was full or waits too long. */
  OVERFLOW,
  @JsonEnumDefaultValue
  UNKNOWN
}
