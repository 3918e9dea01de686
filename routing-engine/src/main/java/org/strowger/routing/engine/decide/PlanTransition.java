package org.strowger.routing.engine.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.routing.engine.plan.PlanInForce;
import org.strowger.routing.engine.plan.Qualification;
import org.strowger.routing.engine.plan.Requirement;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;

/** What a change of plan would do to the contacts and agents that are there. */
final class PlanTransition {

  private final DomainState state;
  private final AgentWork work;

  PlanTransition(DomainState state) {
    this.state = state;
    this.work = new AgentWork(state);
  }

  /** Queues that would leave contacts and profiles that would leave agents behind. */
  List<Fault> faults(RoutingPlan next) {
    var faults = new ArrayList<Fault>();
    faults.addAll(deserted(next));
    faults.addAll(orphaned(next));
    return List.copyOf(faults);
  }

  /**
   * Queues that are gone while contacts are in them; contacts are looked at only when a queue goes.
   */
  private List<Fault> deserted(RoutingPlan next) {
    Set<QueueId> gone = new TreeSet<>(ids(state.plan().plan()));
    gone.removeAll(ids(next));
    var left = new TreeMap<QueueId, Integer>();
    for (Contact contact : gone.isEmpty() ? List.<Contact>of() : state.contacts()) {
      if (gone.contains(contact.segment().queueId())) {
        left.merge(contact.segment().queueId(), 1, Integer::sum);
      }
    }
    var faults = new ArrayList<Fault>();
    left.forEach(
        (id, contacts) ->
            faults.add(
                new Fault(
                    "queues[" + id + "]",
                    "",
                    "Expected the queue to stay while contacts are in it but it is gone and "
                        + contacts
                        + " are open")));
    return faults;
  }

  private static List<QueueId> ids(RoutingPlan plan) {
    return plan.queues().stream().map(QueuePlan::id).filter(Objects::nonNull).toList();
  }

  /** Profiles that are gone while agents have them. */
  private List<Fault> orphaned(RoutingPlan next) {
    Set<ProfileId> profiles =
        new TreeSet<>(
            next.profiles().stream().map(ProfilePlan::id).filter(Objects::nonNull).toList());
    var staffed = new TreeMap<ProfileId, Integer>();
    for (Agent agent : state.agents()) {
      for (ProfileId id :
          new TreeSet<>(List.of(agent.definition().profileId(), agent.home().profileId()))) {
        if (!profiles.contains(id)) {
          staffed.merge(id, 1, Integer::sum);
        }
      }
    }
    var faults = new ArrayList<Fault>();
    staffed.forEach(
        (id, agents) ->
            faults.add(
                new Fault(
                    "profiles[" + id + "]",
                    "",
                    "Expected the profile to stay while agents have it but it is gone and "
                        + agents
                        + " agents have it")));
    return faults;
  }

  /** Takes back the live offers that the plan would not make. */
  List<OfferRevoked> revokeOffers(PlanInForce next) {
    var revoked = new ArrayList<OfferRevoked>();
    for (Contact.Offered offered : state.offered()) {
      if (!isPossible(offered, next)) {
        revoked.add(work.revoke(offered.offer(), RevokeReason.PLAN_CHANGED));
      }
    }
    return List.copyOf(revoked);
  }

  private boolean isPossible(Contact.Offered contact, PlanInForce next) {
    Agent agent = Preconditions.requireAgent(state, contact.offer().agentId());
    Requirement requirement =
        Requirement.atStep(next, contact.ladderKey(next), contact.offer().why().step());
    return new Qualification(next, agent.definition(), requirement).sufficesForOffer();
  }
}
