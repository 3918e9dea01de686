package org.strowger.gateway.verification;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import org.strowger.contracts.ChannelType;

/** What a customer can name unprompted, ticked by the agent before it is shown to her. */
public enum KnownFact {
  NAME,
  EMAIL,
  PHONE,
  ACCOUNT,
  EARLIER_CONTACT,
  @JsonEnumDefaultValue
  UNKNOWN;

  /** The number somebody calls from and the address of a mail's head prove nothing. */
  boolean countsOn(ChannelType channel) {
    return switch (this) {
      case UNKNOWN -> false;
      case PHONE -> channel != ChannelType.VOICE;
      case EMAIL, NAME -> channel != ChannelType.EMAIL;
      default -> true;
    };
  }
}
