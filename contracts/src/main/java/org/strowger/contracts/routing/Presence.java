package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What the human chose; never changed by opening hours or by the router. */
public enum Presence {
  AVAILABLE,
  ON_BREAK,
  /** No offers; may pull. */
  FOCUS,
  TRAINING,
  OFFLINE,
  @JsonEnumDefaultValue
  UNKNOWN
}
