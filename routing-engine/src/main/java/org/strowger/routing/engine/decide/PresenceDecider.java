package org.strowger.routing.engine.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.AgentCommand.ClearSuspension;
import org.strowger.contracts.routing.AgentCommand.OpenWork;
import org.strowger.contracts.routing.AgentCommand.SetNextPresence;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.AgentEvent.NextPresenceChosen;
import org.strowger.contracts.routing.AgentEvent.PresenceChanged;
import org.strowger.contracts.routing.AgentEvent.SuspensionCleared;
import org.strowger.contracts.routing.AssignmentEvent.EndedBy;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.index.AgentEntry;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.AgentAvailability.ChosenPresence;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Decides on what agents choose for themselves. */
final class PresenceDecider {

  private final DomainIndex index;
  private final DomainState state;
  private final AgentWork work;

  PresenceDecider(DomainIndex index, AgentWork work) {
    this.index = index;
    this.state = index.state();
    this.work = work;
  }

  /** The agent chooses a presence. */
  List<Effect> set(SetPresence command) {
    Agent agent = Preconditions.requireAgent(state, command.agentId());
    requireChange(command, agent);
    var decision = new Decision();
    if (command.presence() != Presence.AVAILABLE) {
      decision.publishAll(work.revokeOffers(agent.id(), RevokeReason.AGENT_NOT_AVAILABLE));
    }
    if (command.presence() == Presence.OFFLINE) {
      signOff(decision, command, agent);
    }
    return decision
        .publish(new PresenceChanged(agent.id(), command.presence(), command.reason()))
        .effects();
  }

  /** The agent chooses a presence to come; it comes at once when she has nothing to do first. */
  List<Effect> setNext(SetNextPresence command) {
    Agent agent = Preconditions.requireAgent(state, command.agentId());
    Presence presence = command.presence();
    if (presence == null) {
      return cancel(agent);
    }
    requireReason(presence, command.reason());
    var wanted = new ChosenPresence(presence, command.reason());
    ChosenPresence next = agent.availability().next();
    if (wanted.equals(next == null ? agent.availability().chosen() : next)) {
      throw new Rejected(
          RejectionCode.WRONG_STATE, "Expected another presence but it is chosen already");
    }
    var decision = new Decision();
    if (presence != Presence.AVAILABLE) {
      decision.publishAll(work.revokeOffers(agent.id(), RevokeReason.AGENT_NOT_AVAILABLE));
    }
    return decision
        .publish(
            state.assignmentsOf(agent.id()).isEmpty()
                ? new PresenceChanged(agent.id(), presence, command.reason())
                : new NextPresenceChosen(agent.id(), presence, command.reason()))
        .effects();
  }

  private static List<Effect> cancel(Agent agent) {
    if (agent.availability().next() == null) {
      throw new Rejected(
          RejectionCode.WRONG_STATE, "Expected a next presence to cancel but none is chosen");
    }
    return Decision.of(new NextPresenceChosen(agent.id(), null, null));
  }

  /** Agents who have done all they had to do become what they chose. */
  List<Effect> applyNext() {
    var decision = new Decision();
    for (AgentEntry entry : index.dirty().touched()) {
      Agent agent = entry.agent();
      ChosenPresence next = agent == null ? null : agent.availability().next();
      if (next != null && entry.load().assignments().isEmpty()) {
        decision.publish(new PresenceChanged(entry.agentId(), next.presence(), next.reason()));
      }
    }
    return decision.effects();
  }

  /** The agent says that she is there again. */
  List<Effect> clearSuspension(ClearSuspension command) {
    Agent agent = Preconditions.requireAgent(state, command.agentId());
    if (agent.availability().suspension() == null) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected agent " + agent.id() + " to be suspended but she is not");
    }
    return Decision.of(new SuspensionCleared(agent.id()));
  }

  private void requireChange(SetPresence command, Agent agent) {
    requireReason(command.presence(), command.reason());
    var wanted = new ChosenPresence(command.presence(), command.reason());
    if (agent.availability().next() == null && agent.availability().chosen().equals(wanted)) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected another presence but agent " + agent.id() + " is " + agent.presence());
    }
  }

  private void requireReason(Presence presence, @Nullable String reason) {
    Preconditions.requireKnown(presence);
    if (reason != null && presence != Presence.ON_BREAK) {
      throw new Rejected(
          RejectionCode.UNKNOWN_REASON, "Expected a reason only with ON_BREAK but got one");
    }
    if (reason != null && !state.plan().plan().breakReasons().contains(reason)) {
      throw new Rejected(
          RejectionCode.UNKNOWN_REASON, "Expected a break reason of the plan but got another");
    }
  }

  private void signOff(Decision decision, SetPresence command, Agent agent) {
    if (command.openWork() == null && index.roster().load(agent.id()).engaged()) {
      throw new Rejected(
          RejectionCode.OPEN_WORK,
          "Expected to be told whether to keep or hand back open work but was not");
    }
    if (command.openWork() != null) {
      Preconditions.requireKnown(command.openWork());
    }
    decision.publishAll(work.endWrapUps(agent.id(), EndedBy.SIGN_OFF));
    if (command.openWork() == OpenWork.HAND_BACK) {
      decision.publishAll(work.returnEngaged(agent.id(), ReturnReason.SIGNED_OFF));
    }
  }
}
