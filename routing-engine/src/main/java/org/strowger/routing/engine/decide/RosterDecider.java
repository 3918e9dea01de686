package org.strowger.routing.engine.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.routing.AgentEvent.AgentReassigned;
import org.strowger.contracts.routing.AgentEvent.AgentRemoved;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.AgentEvent.AgentUpserted;
import org.strowger.contracts.routing.AgentEvent.PhoneChanged;
import org.strowger.contracts.routing.AssignmentEvent.EndedBy;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.PlanCommand.MoveAgents;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.PlanCommand.RemoveAgents;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.plan.Qualification;
import org.strowger.routing.engine.plan.Requirement;
import org.strowger.routing.engine.plan.RosterValidator;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.AgentLoan;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Decides when agents come on the roster, change and leave it, whatever they are doing. */
final class RosterDecider {

  private final DomainIndex index;
  private final DomainState state;
  private final AgentWork work;

  RosterDecider(DomainIndex index, AgentWork work) {
    this.index = index;
    this.state = index.state();
    this.work = work;
  }

  /** The roster names agents, or says something else of them. */
  List<Effect> put(PutAgents command) {
    refuse(RosterValidator.validate(command.agents(), state.plan().plan()));
    refuse(phonesOfOthers(command.agents()));
    var decision = new Decision();
    for (AgentDefinition definition : command.agents()) {
      Agent known = state.agent(definition.id());
      if (known == null || known.loan() != null || !known.definition().equals(definition)) {
        if (known != null) {
          revokeImpossible(decision, definition);
          changePhone(decision, known, definition);
        }
        decision.publish(new AgentUpserted(definition.id(), definition));
      }
    }
    if (decision.effects().isEmpty()) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected a change of the roster but all agents are so already");
    }
    return decision.effects();
  }

  /** A supervisor lends agents to another profile or other skills for a while. */
  List<Effect> move(MoveAgents command) {
    refuse(RosterValidator.validateRemovals(command.agentIds(), this::onRoster));
    if (!command.until().isAfter(state.now())) {
      throw new Rejected(RejectionCode.WRONG_STATE, "Expected a time to come but it is over");
    }
    List<AgentDefinition> changed =
        command.agentIds().stream()
            .map(id -> moved(Preconditions.requireAgent(state, id).home(), command))
            .toList();
    refuse(RosterValidator.validate(changed, state.plan().plan()));
    var decision = new Decision();
    for (AgentDefinition definition : changed) {
      Agent agent = Preconditions.requireAgent(state, definition.id());
      AgentLoan loan = agent.loan();
      boolean lent = loan != null && loan.until().equals(command.until());
      if (!lent || !agent.definition().equals(definition)) {
        revokeImpossible(decision, definition);
        decision.publish(new AgentReassigned(agent.id(), definition, command.until()));
      }
    }
    if (decision.effects().isEmpty()) {
      throw new Rejected(
          RejectionCode.WRONG_STATE, "Expected a move but all agents are there until then");
    }
    return decision.effects();
  }

  private static AgentDefinition moved(AgentDefinition home, MoveAgents command) {
    return new AgentDefinition(
        home.id(),
        home.teamId(),
        command.profileId() == null ? home.profileId() : command.profileId(),
        command.skills() == null ? home.skills() : command.skills(),
        command.languages() == null ? home.languages() : command.languages(),
        home.active(),
        home.phone(),
        home.lists());
  }

  /** The agent is as the roster says again. */
  List<Effect> endLoan(Agent agent) {
    var decision = new Decision();
    revokeImpossible(decision, agent.home());
    return decision.publish(new AgentReassigned(agent.id(), agent.home(), null)).effects();
  }

  /** Agents leave the roster; what they have to do goes on without them. */
  List<Effect> remove(RemoveAgents command) {
    refuse(RosterValidator.validateRemovals(command.agentIds(), this::onRoster));
    var decision = new Decision();
    for (AgentId id : command.agentIds()) {
      Agent agent = Preconditions.requireAgent(state, id);
      decision.publishAll(work.revokeOffers(id, RevokeReason.AGENT_REMOVED));
      decision.publishAll(work.endWrapUps(id, EndedBy.SIGN_OFF));
      decision.publishAll(work.returnEngaged(id, ReturnReason.AGENT_REMOVED));
      AgentStateChanged gone = BoardDecider.gone(agent, state.now());
      if (gone != null) {
        decision.publish(gone);
      }
      decision.publish(new AgentRemoved(id));
    }
    return decision.effects();
  }

  private boolean onRoster(AgentId id) {
    return state.agent(id) != null;
  }

  /** Takes back the offers that would not be made to the agent as she is from now on. */
  private void revokeImpossible(Decision decision, AgentDefinition changed) {
    for (Contact.Offered contact : state.offersTo(changed.id())) {
      if (!changed.active()) {
        decision.publish(work.revoke(contact.offer(), RevokeReason.AGENT_NOT_AVAILABLE));
      } else if (!canRing(contact, changed)) {
        decision.publish(work.revoke(contact.offer(), RevokeReason.PHONE_UNREACHABLE));
      } else if (!isPossible(contact, changed)) {
        decision.publish(work.revoke(contact.offer(), RevokeReason.PLAN_CHANGED));
      }
    }
  }

  private boolean canRing(Contact.Offered contact, AgentDefinition changed) {
    Agent known = Preconditions.requireAgent(state, changed.id());
    return contact.request().channel() != ChannelType.VOICE
        || Objects.equals(known.definition().phone(), changed.phone());
  }

  /** Another phone is not known to be reachable. */
  private void changePhone(Decision decision, Agent known, AgentDefinition changed) {
    if (known.phoneReachable() && !Objects.equals(known.definition().phone(), changed.phone())) {
      decision.publish(new PhoneChanged(known.id(), false));
    }
  }

  private List<Fault> phonesOfOthers(List<AgentDefinition> agents) {
    Set<AgentId> changed = new TreeSet<>(agents.stream().map(AgentDefinition::id).toList());
    var faults = new ArrayList<Fault>();
    for (AgentDefinition agent : agents) {
      String phone = agent.phone();
      AgentId owner = phone == null ? null : index.roster().ownerOf(phone);
      if (phone != null && owner != null && !changed.contains(owner)) {
        faults.add(
            new Fault(
                "agents[" + agent.id() + "].phone",
                phone,
                "Expected a phone of her own but it is that of agent " + owner));
      }
    }
    return faults;
  }

  private boolean isPossible(Contact.Offered contact, AgentDefinition changed) {
    Requirement requirement =
        Requirement.atStep(
            state.plan(), contact.ladderKey(state.plan()), contact.offer().why().step());
    return new Qualification(state.plan(), changed, requirement).sufficesForOffer();
  }

  private static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new Rejected(
          RejectionCode.ROSTER_INVALID,
          "Expected a valid roster but it has " + faults.size() + " faults",
          new ArrayList<>(faults));
    }
  }
}
