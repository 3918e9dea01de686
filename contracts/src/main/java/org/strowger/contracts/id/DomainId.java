package org.strowger.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A routing domain: the agents and queues that one writer decides for; the Kafka key and the border
 * between organisations.
 */
public record DomainId(@JsonValue String value) implements Comparable<DomainId> {

  /**
   * @throws IllegalArgumentException when the value is not 1–64 characters of {@code A-Za-z0-9._:-}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DomainId {
    IdSyntax.check("a domain id", value);
  }

  @Override
  public int compareTo(DomainId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
