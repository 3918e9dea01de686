package org.strowger.contracts;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The kind of channel a contact arrives on. */
public enum ChannelType {
  VOICE,
  EMAIL,
  CHAT,
  SOCIAL,
  REVIEW,
  TASK,
  @JsonEnumDefaultValue
  UNKNOWN
}
