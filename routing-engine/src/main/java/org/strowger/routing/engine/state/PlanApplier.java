package org.strowger.routing.engine.state;

import org.strowger.contracts.routing.PlanEvent;
import org.strowger.contracts.routing.PlanEvent.PlanApplied;
import org.strowger.contracts.routing.PlanEvent.PlanPartStaged;

/** Plans are staged and come into force. */
final class PlanApplier {

  private final DomainState state;

  PlanApplier(DomainState state) {
    this.state = state;
  }

  void apply(PlanEvent event) {
    switch (event) {
      case PlanPartStaged each -> onStaged(each);
      case PlanApplied each -> onApplied(each);
    }
  }

  private void onStaged(PlanPartStaged event) {
    for (PlanPart part : state.parts(event.version())) {
      if (part.parts() != event.parts()) {
        state.remove(part);
      }
    }
    state.put(new PlanPart(event.version(), event.part(), event.parts(), event.content()));
  }

  private void onApplied(PlanApplied event) {
    DomainHead head = state.head();
    state.put(new DomainHead(head.time(), event.version(), head.lastSequence()));
    for (PlanPart part : state.parts()) {
      if (part.version() < event.version()) {
        state.remove(part);
      }
    }
    state.enforce(event.version());
    state.dirty().restaff();
  }
}
