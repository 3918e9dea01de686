package org.strowger.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An agent queue of the routing plan. */
public record QueueId(@JsonValue String value) implements Comparable<QueueId> {

  /**
   * @throws IllegalArgumentException when the value is not 1–64 characters of {@code A-Za-z0-9._:-}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public QueueId {
    IdSyntax.check("a queue id", value);
  }

  @Override
  public int compareTo(QueueId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
