package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a contact is in no queue for a while. */
public enum DeferReason {
  /** The last attempt to call back failed. */
  CALLBACK_GAP,
  /** Its agent set it aside. */
  SNOOZED,
  /** It came outside of its queue's hours. */
  OUTSIDE_HOURS,
  /** Its queue is open but did not let it in: it waits for the next opening. */
  NOT_LET_IN,
  @JsonEnumDefaultValue
  UNKNOWN
}
