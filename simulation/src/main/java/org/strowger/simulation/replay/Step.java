package org.strowger.bench.replay;

import java.util.List;

/** A command and all events that it caused, in their order. */
record Step(Recorded command, List<Recorded> events) {

  Step {
    events = List.copyOf(events);
  }
}
