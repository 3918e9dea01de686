package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a supervisor keeps a queue from. */
public enum QueueRestriction {
  /** Nothing is offered out of it and nothing pulled; who arrives waits. */
  PAUSED,
  /**
   * Who arrives is treated as outside of its hours, and refused where it has none; who waits is
   * served.
   */
  CLOSED,
  @JsonEnumDefaultValue
  UNKNOWN
}
