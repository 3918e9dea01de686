package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why an agent hands a contact back. */
public enum HandBackReason {
  WRONG_QUEUE,
  SKILL_NEEDED,
  LANGUAGE_NEEDED,
  NO_TIME,
  OTHER,
  @JsonEnumDefaultValue
  UNKNOWN
}
