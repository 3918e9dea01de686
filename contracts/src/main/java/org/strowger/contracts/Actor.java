package org.strowger.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * Who caused a message.
 *
 * @param kind what kind of actor
 * @param id opaque: a user's id, a service's name, a customer's id
 */
public record Actor(Kind kind, String id) {

  /** Kinds of actors. */
  public enum Kind {
    AGENT,
    SUPERVISOR,
    ADMIN,
    CUSTOMER,
    INTEGRATION,
    SYSTEM,
    /** A program that talks to customers. */
    BOT,
    /** A rule that people configured. */
    RULE,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /** A service acting by itself. */
  public static Actor system(String service) {
    return new Actor(Kind.SYSTEM, service);
  }

  /**
   * Reads the wire form {@code KIND:id}.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Actor parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("Expected an actor like AGENT:id but found no ':'");
    }
    return new Actor(kindOf(text.substring(0, colon)), text.substring(colon + 1));
  }

  private static Kind kindOf(String text) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().equals(text))
        .findFirst()
        .orElse(Kind.UNKNOWN);
  }

  @JsonValue
  @Override
  public String toString() {
    return kind + ":" + id;
  }
}
