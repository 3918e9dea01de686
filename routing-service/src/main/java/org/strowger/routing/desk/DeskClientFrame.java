package org.strowger.routing.desk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a desk may say over its feed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes(@JsonSubTypes.Type(value = DeskClientFrame.Resync.class, name = "resync"))
sealed interface DeskClientFrame {

  /** Asks for a new snapshot. */
  record Resync() implements DeskClientFrame {}
}
