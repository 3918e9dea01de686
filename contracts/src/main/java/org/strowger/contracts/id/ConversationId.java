package org.strowger.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The exchange of messages with one customer on one channel; it spans contacts. */
public record ConversationId(@JsonValue String value) implements Comparable<ConversationId> {

  /**
   * @throws IllegalArgumentException when the value is not 1–64 characters of {@code A-Za-z0-9._:-}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ConversationId {
    IdSyntax.check("a conversation id", value);
  }

  @Override
  public int compareTo(ConversationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
