package org.strowger.routing.engine.decide;

import java.util.List;
import java.util.Objects;
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
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.AgentEntry;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** What agents choose for themselves. */
final class PresenceDecider {

  private final DomainState state;
  private final AgentWork work;

  PresenceDecider(DomainState state, AgentWork work) {
    this.state = state;
    this.work = work;
  }

  List<Effect> set(SetPresence command) {
    Agent agent = Preconditions.agent(state, command.agentId());
    check(command, agent);
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

  /** Takes effect at once when she holds nothing that has to be done first. */
  List<Effect> setNext(SetNextPresence command) {
    Agent agent = Preconditions.agent(state, command.agentId());
    Presence presence = command.presence();
    if (presence == null) {
      return cancel(agent);
    }
    checkReason(presence, command.reason());
    var next = new Agent.Next(presence, command.reason());
    boolean so = agent.presence() == presence && Objects.equals(agent.reason(), command.reason());
    if (next.equals(agent.next()) || (agent.next() == null && so)) {
      throw new Rejected(
          RejectionCode.WRONG_STATE, "Expected another presence but it is chosen already");
    }
    var decision = new Decision();
    if (presence != Presence.AVAILABLE) {
      decision.publishAll(work.revokeOffers(agent.id(), RevokeReason.AGENT_NOT_AVAILABLE));
    }
    return decision
        .publish(
            state.holding(agent.id()).assignments().isEmpty()
                ? new PresenceChanged(agent.id(), presence, command.reason())
                : new NextPresenceChosen(agent.id(), presence, command.reason()))
        .effects();
  }

  private static List<Effect> cancel(Agent agent) {
    if (agent.next() == null) {
      throw new Rejected(
          RejectionCode.WRONG_STATE, "Expected a next presence to cancel but none is chosen");
    }
    return Decision.of(new NextPresenceChosen(agent.id(), null, null));
  }

  /** Those who have done what they held become what they chose. */
  List<Effect> changeDue() {
    var decision = new Decision();
    for (AgentEntry agentEntry : state.dirty().touched()) {
      Agent agent = agentEntry.agent();
      Agent.Next next = agent == null ? null : agent.next();
      if (next != null && agentEntry.holding().assignments().isEmpty()) {
        decision.publish(new PresenceChanged(agentEntry.agentId(), next.presence(), next.reason()));
      }
    }
    return decision.effects();
  }

  List<Effect> clearSuspension(ClearSuspension command) {
    Agent agent = Preconditions.agent(state, command.agentId());
    if (agent.suspension() == null) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected agent " + agent.id() + " to be suspended but she is not");
    }
    return Decision.of(new SuspensionCleared(agent.id()));
  }

  private void check(SetPresence command, Agent agent) {
    checkReason(command.presence(), command.reason());
    if (agent.next() == null
        && agent.presence() == command.presence()
        && Objects.equals(agent.reason(), command.reason())) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected another presence but agent " + agent.id() + " is " + agent.presence());
    }
  }

  private void checkReason(Presence presence, @Nullable String reason) {
    Preconditions.known(presence);
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
    if (command.openWork() == null && state.holding(agent.id()).engaged()) {
      throw new Rejected(
          RejectionCode.OPEN_WORK,
          "Expected to be told whether to keep or hand back open work but was not");
    }
    if (command.openWork() != null) {
      Preconditions.known(command.openWork());
    }
    decision.publishAll(work.endWrapUps(agent.id(), EndedBy.SIGN_OFF));
    if (command.openWork() == OpenWork.HAND_BACK) {
      decision.publishAll(work.returnEngaged(agent.id(), ReturnReason.SIGNED_OFF));
    }
  }
}
