package org.strowger.routing.desk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a desk may say over its feed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DeskClientFrame.Resync.class, name = "resync"),
  @JsonSubTypes.Type(value = DeskClientFrame.Active.class, name = "active")
})
sealed interface DeskClientFrame {

  /** Asks for a new snapshot. */
  record Resync() implements DeskClientFrame {}

  /**
   * The agent types, clicks or writes at her desk while an offer stands with her: if it lapses, she
   * was there. More than two a second are passed over.
   */
  record Active() implements DeskClientFrame {}
}
