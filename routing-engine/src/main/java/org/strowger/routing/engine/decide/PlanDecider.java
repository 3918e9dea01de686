package org.strowger.routing.engine.decide;

import java.util.ArrayList;
import java.util.List;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.PlanCommand.ApplyPlan;
import org.strowger.contracts.routing.PlanCommand.StagePlanPart;
import org.strowger.contracts.routing.PlanEvent.PlanApplied;
import org.strowger.contracts.routing.PlanEvent.PlanPartStaged;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.wire.PlanHash;
import org.strowger.routing.engine.plan.PlanInForce;
import org.strowger.routing.engine.plan.PlanValidator;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.PlanPart;

/** Decides when plans are staged in parts, checked as a whole and put in force. */
final class PlanDecider {

  private static final int MAX_PARTS = 1_000;
  private static final int MAX_FAULTS = 500;

  private final DomainState state;
  private final PlanTransition transition;

  PlanDecider(DomainState state) {
    this.state = state;
    this.transition = new PlanTransition(state);
  }

  /** A part of a plan to come. */
  List<Effect> stage(StagePlanPart command) {
    refuseOld(command.version());
    if (command.parts() < 1
        || command.parts() > MAX_PARTS
        || command.part() < 1
        || command.part() > command.parts()) {
      throw new Rejected(
          RejectionCode.PLAN_INVALID,
          "Expected part 1 to parts, at most " + MAX_PARTS + ", but got another number");
    }
    var part = new PlanPart(command.version(), command.part(), command.parts(), command.content());
    if (state.planParts(command.version()).contains(part)) {
      throw new Rejected(
          RejectionCode.WRONG_STATE, "Expected another part but this one is staged already");
    }
    return Decision.of(
        new PlanPartStaged(command.version(), command.part(), command.parts(), command.content()));
  }

  /** All staged parts come into force together. */
  List<Effect> apply(ApplyPlan command) {
    refuseOld(command.version());
    if (command.basedOn() != state.plan().version()) {
      throw new Rejected(
          RejectionCode.PLAN_WRONG_BASE,
          "Expected a plan based on version "
              + state.plan().version()
              + " but it is based on "
              + command.basedOn());
    }
    List<PlanPart> parts = requireAllParts(command.version());
    RoutingPlan plan =
        parts.stream().map(PlanPart::content).reduce(RoutingPlan.EMPTY, RoutingPlan::plus);
    refuseFaults(command, plan);
    var next = new PlanInForce(command.version(), plan);
    var decision = new Decision();
    for (OfferRevoked revoked : transition.revokeOffers(next)) {
      decision.publish(revoked);
    }
    return decision
        .publish(
            new PlanApplied(
                command.version(),
                command.basedOn(),
                parts.size(),
                command.hash(),
                command.author(),
                state.now(),
                command.reason()))
        .effects();
  }

  private void refuseOld(long version) {
    if (version <= state.plan().version()) {
      throw new Rejected(
          RejectionCode.PLAN_IN_FORCE,
          "Expected a plan later than version "
              + state.plan().version()
              + " but got version "
              + version);
    }
  }

  private List<PlanPart> requireAllParts(long version) {
    List<PlanPart> parts = state.planParts(version);
    if (parts.isEmpty() || parts.size() != parts.getFirst().parts()) {
      throw new Rejected(
          RejectionCode.PLAN_INCOMPLETE,
          "Expected all parts of plan version "
              + version
              + " but only "
              + parts.size()
              + " are staged");
    }
    return parts;
  }

  private void refuseFaults(ApplyPlan command, RoutingPlan plan) {
    var faults = new ArrayList<Fault>();
    String hash = PlanHash.of(plan);
    if (!hash.equals(command.hash())) {
      faults.add(
          new Fault(
              "hash", command.hash(), "Expected the hash of the staged parts but got another"));
    }
    faults.addAll(PlanValidator.validate(plan));
    faults.addAll(transition.faults(plan));
    if (!faults.isEmpty()) {
      throw new Rejected(
          RejectionCode.PLAN_INVALID,
          "Expected a valid plan but it has " + faults.size() + " faults",
          faults.size() > MAX_FAULTS ? faults.subList(0, MAX_FAULTS) : faults);
    }
  }
}
