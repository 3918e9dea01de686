package org.strowger.routing.engine.decide;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.AgentCommand.AgentDisconnected;
import org.strowger.contracts.routing.AgentCommand.InstanceAlive;
import org.strowger.contracts.routing.AgentCommand.ReportPhone;
import org.strowger.contracts.routing.AgentEvent.ConnectionChanged;
import org.strowger.contracts.routing.AgentEvent.PhoneChanged;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.DeskInstance;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** What the system sees of agents' desks and phones. */
final class ConnectionDecider {

  /** Contacts that do not survive their agent's desk; a call lives on her phone. */
  private static final Set<ChannelType> LIVE = EnumSet.of(ChannelType.CHAT);

  private final DomainState state;
  private final AgentWork work;
  private final Snapshots snapshots;

  ConnectionDecider(DomainState state, AgentWork work) {
    this.state = state;
    this.work = work;
    this.snapshots = new Snapshots(state);
  }

  List<Effect> connected(AgentConnected command) {
    Agent agent = Preconditions.agent(state, command.agentId());
    var decision = new Decision();
    decision.note(heard(command.instanceId()));
    if (!agent.desks().contains(command.instanceId())) {
      decision.note(new Effect.DeskAttached(agent.id(), command.instanceId()));
    }
    if (!agent.connected()) {
      decision.publish(new ConnectionChanged(agent.id(), true));
    }
    return decision.publish(snapshots.connected(agent)).effects();
  }

  List<Effect> disconnected(AgentDisconnected command) {
    Agent agent = Preconditions.agent(state, command.agentId());
    if (!agent.desks().contains(command.instanceId())) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected agent "
              + agent.id()
              + " to have a desk on "
              + command.instanceId()
              + " but she has none");
    }
    var decision = new Decision();
    detach(decision, agent, command.instanceId());
    return decision.effects();
  }

  List<Effect> alive(InstanceAlive command) {
    return new Decision().note(heard(command.instanceId())).effects();
  }

  /** The instance was silent too long: its agents are gone. */
  List<Effect> lost(DeskInstance instance) {
    var decision = new Decision();
    for (AgentId id : state.roster().atDesk(instance.instanceId())) {
      detach(decision, Preconditions.agent(state, id), instance.instanceId());
    }
    return decision.note(new Effect.InstanceLost(instance.instanceId())).effects();
  }

  /** She was away too long for those who talk to her now. */
  List<Effect> graceOver(Agent agent) {
    return new Decision()
        .note(new Effect.GraceEnded(agent.id()))
        .publishAll(work.returnEngaged(agent.id(), ReturnReason.AGENT_LOST, LIVE))
        .effects();
  }

  List<Effect> phone(ReportPhone command) {
    Agent agent = Preconditions.agent(state, command.agentId());
    if (agent.definition().phone() == null) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected agent " + agent.id() + " to have a phone but the roster names none");
    }
    if (agent.phoneReachable() == command.reachable()) {
      throw new Rejected(
          RejectionCode.WRONG_STATE, "Expected another state of the phone but it is so already");
    }
    var decision = new Decision();
    if (!command.reachable()) {
      decision.publishAll(work.revokeCalls(agent.id()));
    }
    return decision.publish(new PhoneChanged(agent.id(), command.reachable())).effects();
  }

  private void detach(Decision decision, Agent agent, InstanceId instanceId) {
    decision.note(new Effect.DeskDetached(agent.id(), instanceId));
    if (agent.desks().size() == 1) {
      decision
          .publish(new ConnectionChanged(agent.id(), false))
          .publishAll(work.revokeOffers(agent.id(), RevokeReason.AGENT_DISCONNECTED));
    }
  }

  private Effect.InstanceHeard heard(InstanceId instanceId) {
    return new Effect.InstanceHeard(instanceId, state.head().time().plus(DeskInstance.LEASE));
  }
}
