package org.strowger.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A supervisor's team of agents. */
public record TeamId(@JsonValue String value) implements Comparable<TeamId> {

  /**
   * @throws IllegalArgumentException when the value is not 1–64 characters of {@code A-Za-z0-9._:-}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TeamId {
    IdSyntax.check("a team id", value);
  }

  @Override
  public int compareTo(TeamId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
