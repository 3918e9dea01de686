package org.strowger.routing.engine.apply;

import org.strowger.contracts.routing.PlanEvent;
import org.strowger.contracts.routing.PlanEvent.PlanApplied;
import org.strowger.contracts.routing.PlanEvent.PlanPartStaged;
import org.strowger.routing.engine.state.PlanPart;

/** Applies that plans are staged and come into force. */
final class PlanApplier {

  private final MutableDomainState state;

  PlanApplier(MutableDomainState state) {
    this.state = state;
  }

  void apply(PlanEvent event) {
    switch (event) {
      case PlanPartStaged each -> onStaged(each);
      case PlanApplied each -> onApplied(each);
    }
  }

  private void onStaged(PlanPartStaged event) {
    for (PlanPart part : state.facts().planParts(event.version())) {
      if (part.parts() != event.parts()) {
        state.remove(part);
      }
    }
    state.put(new PlanPart(event.version(), event.part(), event.parts(), event.content()));
  }

  private void onApplied(PlanApplied event) {
    state.put(state.facts().head().withPlan(event.version()));
    for (PlanPart part : state.planParts()) {
      if (part.version() < event.version()) {
        state.remove(part);
      }
    }
    state.applyPlan(event.version());
    state.markStaffingChanged();
  }
}
