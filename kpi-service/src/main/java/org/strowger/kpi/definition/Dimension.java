package org.strowger.kpi.definition;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What figures are grouped and filtered by; {@link Fact} has those that its rows have. */
public enum Dimension {
  /** The agent queue of the segment, offer, assignment or deferral. */
  QUEUE,
  /** The channel type of the contact. */
  CHANNEL,
  /** The language tag the contact was opened with; without value where none was known. */
  LANGUAGE,
  /** The agent who was offered the contact or has it. */
  AGENT,
  /** The team the agent was of at the time at which the row counts. */
  TEAM,
  /** The reason of the case. No event tells it yet, so nothing has this dimension. */
  REASON,
  /** The priority, 1 (first) to 9, that the contact was put in line with. */
  PRIORITY,
  /**
   * The skills that the segment required. A row with several skills counts in the group of each, so
   * these groups do not add up to the whole.
   */
  SKILL,
  /** The state of the agent. */
  STATE;

  /** The name in requests and answers, for example {@code queue}. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The dimension of that id, if there is one. */
  public static Optional<Dimension> of(String id) {
    return Arrays.stream(values()).filter(dimension -> dimension.id().equals(id)).findFirst();
  }
}
