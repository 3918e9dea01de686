package org.strowger.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One message of a conversation. */
public record MessageId(@JsonValue String value) implements Comparable<MessageId> {

  /**
   * @throws IllegalArgumentException when the value is not 1–64 characters of {@code A-Za-z0-9._:-}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MessageId {
    IdSyntax.check("a message id", value);
  }

  @Override
  public int compareTo(MessageId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
