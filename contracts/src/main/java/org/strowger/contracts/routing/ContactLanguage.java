package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * The language a contact is in and how that is known.
 *
 * @param tag BCP 47
 * @param source what said so
 * @param confidencePercent 0–100; 100 for an explicit choice
 */
public record ContactLanguage(String tag, Source source, int confidencePercent) {

  /** What said which language it is. */
  public enum Source {
    EXPLICIT,
    CUSTOMER,
    CHANNEL_HINT,
    DETECTED,
    COUNTRY,
    DEFAULT,
    @JsonEnumDefaultValue
    UNKNOWN
  }
}
