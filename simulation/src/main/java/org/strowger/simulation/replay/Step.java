package org.strowger.simulation.replay;

import java.util.List;

/** A command and all events that it caused, in their order. */
public record Step(Recorded command, List<Recorded> events) {

  public Step {
    events = List.copyOf(events);
  }
}
