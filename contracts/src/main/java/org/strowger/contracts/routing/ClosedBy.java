package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Who or what ended a contact that an agent had. */
public enum ClosedBy {
  AGENT,
  CUSTOMER,
  /** The call or chat ended by neither side, e.g. with its gateway. */
  CHANNEL,
  SUPERVISOR,
  /** The last attempt to call back failed. */
  CALLBACK_FAILED,
  @JsonEnumDefaultValue
  UNKNOWN
}
