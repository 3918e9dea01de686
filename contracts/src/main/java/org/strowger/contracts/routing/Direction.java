package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Who began a contact. */
public enum Direction {
  INBOUND,
  OUTBOUND,
  @JsonEnumDefaultValue
  UNKNOWN
}
