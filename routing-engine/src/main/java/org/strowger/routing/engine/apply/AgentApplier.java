package org.strowger.routing.engine.apply;

import java.time.Instant;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.routing.AgentEvent;
import org.strowger.contracts.routing.AgentEvent.AgentReassigned;
import org.strowger.contracts.routing.AgentEvent.AgentRemoved;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.AgentEvent.AgentSuspended;
import org.strowger.contracts.routing.AgentEvent.AgentUpserted;
import org.strowger.contracts.routing.AgentEvent.ConnectionChanged;
import org.strowger.contracts.routing.AgentEvent.NextPresenceChosen;
import org.strowger.contracts.routing.AgentEvent.PhoneChanged;
import org.strowger.contracts.routing.AgentEvent.PresenceChanged;
import org.strowger.contracts.routing.AgentEvent.SuspensionCleared;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingAnswer.PhoneState;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.AgentAvailability.ChosenPresence;
import org.strowger.routing.engine.state.AgentLoan;

/** Applies that agents come and go, and are ready or not. */
final class AgentApplier {

  private static final ChosenPresence OFFLINE = new ChosenPresence(Presence.OFFLINE, null);

  private final MutableDomainState state;

  AgentApplier(MutableDomainState state) {
    this.state = state;
  }

  void apply(AgentEvent event) {
    switch (event) {
      case AgentUpserted each -> onUpserted(each);
      case AgentRemoved each -> onRemoved(each);
      case PresenceChanged each -> onPresence(each);
      case ConnectionChanged each -> onConnection(each);
      case AgentSuspended each -> {
        Agent agent = state.agent(each.agentId());
        state.put(agent.with(agent.availability().suspended(each.suspension())));
      }
      case SuspensionCleared each -> {
        Agent agent = state.agent(each.agentId());
        startTurn(agent.with(agent.availability().cleared()));
      }
      case PhoneChanged each -> onPhone(each);
      case AgentReassigned each -> onReassigned(each);
      case NextPresenceChosen each -> onNextPresence(each);
      case AgentStateChanged each -> state.put(state.agent(each.agentId()).reported(each));
    }
  }

  private void onUpserted(AgentUpserted event) {
    Agent known = state.facts().agent(event.agentId());
    state.put(
        known == null
            ? Agent.joining(event.definition(), state.facts().now())
            : known.redefined(event.definition(), null));
    state.free(event.agentId(), Trigger.ROSTER_CHANGED);
    state.markStaffingChanged();
  }

  private void onReassigned(AgentReassigned event) {
    Agent agent = state.agent(event.agentId());
    Instant until = event.until();
    AgentLoan loan = until == null ? null : new AgentLoan(agent.home(), until);
    state.put(agent.redefined(event.definition(), loan));
    state.free(event.agentId(), Trigger.ROSTER_CHANGED);
    state.markStaffingChanged();
  }

  private void onRemoved(AgentRemoved event) {
    state.facts().backoffsOf(event.agentId()).forEach(state::remove);
    // she leaves as anyone does: nobody waits for her any more
    Agent agent = state.agent(event.agentId());
    state.put(agent.with(agent.availability().choosing(OFFLINE)));
    state.remove(state.agent(event.agentId()));
    state.markStaffingChanged();
  }

  private void onPresence(PresenceChanged event) {
    Agent before = state.agent(event.agentId());
    var chosen = new ChosenPresence(event.presence(), event.reason());
    Agent agent = before.with(before.availability().choosing(chosen));
    if (event.presence() == Presence.AVAILABLE) {
      startTurn(agent);
    } else {
      state.put(agent);
    }
    state.markStaffingChanged();
  }

  private void onNextPresence(NextPresenceChosen event) {
    Presence presence = event.presence();
    ChosenPresence next = presence == null ? null : new ChosenPresence(presence, event.reason());
    Agent agent = state.agent(event.agentId());
    state.put(agent.with(agent.availability().choosingNext(next)));
    if (next == null) {
      state.free(event.agentId(), Trigger.AGENT_READY);
    }
  }

  private void onConnection(ConnectionChanged event) {
    Agent agent = state.agent(event.agentId());
    if (event.connected()) {
      startTurn(agent.with(agent.connection().withGrace(null)));
    } else {
      beginGrace(agent);
    }
    state.markStaffingChanged();
  }

  /** From now on she has the time of her profile to come back. */
  void beginGrace(Agent agent) {
    Instant until = state.facts().now().plusSeconds(graceSeconds(agent));
    state.put(agent.with(agent.connection().withGrace(until)));
  }

  private int graceSeconds(Agent agent) {
    ProfilePlan profile = state.facts().plan().profile(agent.definition().profileId());
    return profile == null ? 0 : profile.disconnectGraceSeconds();
  }

  private void onPhone(PhoneChanged event) {
    PhoneState phone = event.reachable() ? PhoneState.REACHABLE : PhoneState.UNREACHABLE;
    Agent agent = state.agent(event.agentId());
    state.put(agent.with(agent.connection().withPhone(phone)));
    if (event.reachable()) {
      state.free(event.agentId(), Trigger.AGENT_READY);
    }
    state.markStaffingChanged();
  }

  /** Whoever comes back starts at the end of the order, else the others idle meanwhile. */
  private void startTurn(Agent agent) {
    state.put(agent.with(agent.availability().from(state.facts().now())));
    state.free(agent.id(), Trigger.AGENT_READY);
  }
}
