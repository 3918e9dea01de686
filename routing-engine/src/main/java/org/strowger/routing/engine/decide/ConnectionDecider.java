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
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.DeskInstance;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Decides when agents' desks and phones come and go. */
final class ConnectionDecider {

  /** Contacts that do not survive their agent's desk; a call lives on her phone. */
  private static final Set<ChannelType> LIVE = EnumSet.of(ChannelType.CHAT);

  private final DomainIndex index;
  private final DomainState state;
  private final AgentWork work;
  private final AgentSnapshots snapshots;

  ConnectionDecider(DomainIndex index, AgentWork work) {
    this.index = index;
    this.state = index.state();
    this.work = work;
    this.snapshots = new AgentSnapshots(index);
  }

  /** A desk of the agent has come: its answer is her whole state. */
  List<Effect> connect(AgentConnected command) {
    Agent agent = Preconditions.requireAgent(state, command.agentId());
    var decision = new Decision();
    renew(decision, command.instanceId());
    if (!agent.connection().desks().contains(command.instanceId())) {
      decision.note(new Effect.DeskAttached(agent.id(), command.instanceId()));
    }
    if (!agent.connected()) {
      decision.publish(new ConnectionChanged(agent.id(), true));
    }
    return decision.publish(snapshots.ofConnected(agent)).effects();
  }

  /** A desk of the agent is gone. */
  List<Effect> disconnect(AgentDisconnected command) {
    Agent agent = Preconditions.requireAgent(state, command.agentId());
    if (!agent.connection().desks().contains(command.instanceId())) {
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

  /** A desk instance lives. */
  List<Effect> renew(InstanceAlive command) {
    var decision = new Decision();
    renew(decision, command.instanceId());
    return decision.effects();
  }

  /** While no instance was there, nobody could come back: her grace counts from now on. */
  private void renew(Decision decision, InstanceId instanceId) {
    if (!state.hasInstances()) {
      for (Agent agent : state.agents()) {
        if (!agent.connected() && (agent.connection().graceUntil() != null || hasLive(agent))) {
          decision.note(new Effect.GraceBegun(agent.id()));
        }
      }
    }
    decision.note(new Effect.InstanceHeard(instanceId, state.now().plus(DeskInstance.LEASE)));
  }

  /** The instance was silent too long: its agents are gone. */
  List<Effect> loseInstance(DeskInstance instance) {
    var decision = new Decision();
    for (AgentId id : index.roster().atDesk(instance.instanceId())) {
      detach(decision, Preconditions.requireAgent(state, id), instance.instanceId());
    }
    return decision.note(new Effect.InstanceLost(instance.instanceId())).effects();
  }

  /**
   * The agent was away too long for those who chat with her. While she could not come back, since
   * no instance was there, she keeps them, and her grace counts anew once there is one.
   */
  List<Effect> endGrace(Agent agent) {
    var decision = new Decision().note(new Effect.GraceEnded(agent.id()));
    if (state.hasInstances()) {
      decision.publishAll(work.returnEngaged(agent.id(), ReturnReason.AGENT_LOST, LIVE));
    }
    return decision.effects();
  }

  private boolean hasLive(Agent agent) {
    return state.assignmentsOf(agent.id()).stream()
        .anyMatch(each -> each.engaged() && LIVE.contains(each.assigned().channel()));
  }

  /** The agent's phone can be rung from now on, or no longer. */
  List<Effect> reportPhone(ReportPhone command) {
    Agent agent = Preconditions.requireAgent(state, command.agentId());
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

  /** Without her last desk an agent is disconnected, and her offers go to others. */
  private void detach(Decision decision, Agent agent, InstanceId instanceId) {
    decision.note(new Effect.DeskDetached(agent.id(), instanceId));
    if (agent.connection().desks().size() == 1) {
      decision
          .publish(new ConnectionChanged(agent.id(), false))
          .publishAll(work.revokeOffers(agent.id(), RevokeReason.AGENT_DISCONNECTED));
    }
  }
}
