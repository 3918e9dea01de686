package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why an assigned contact goes back in line. */
public enum ReturnReason {
  /** The agent handed it back. */
  HANDED_BACK,
  /** The agent signed off and handed back all open work. */
  SIGNED_OFF,
  /** A live contact's agent stayed away longer than the grace. */
  AGENT_LOST,
  /** A supervisor decided so. */
  SUPERVISOR,
  /** A supervisor put all open work of the agent back. */
  REQUEUED,
  /** The agent was removed from the roster. */
  AGENT_REMOVED,
  /** The customer could not be reached; the next attempt comes later. */
  CALLBACK_FAILED,
  /** Its agent set it aside until a time. */
  SNOOZED,
  @JsonEnumDefaultValue
  UNKNOWN
}
