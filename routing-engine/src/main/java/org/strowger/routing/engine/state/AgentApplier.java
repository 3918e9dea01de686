package org.strowger.routing.engine.state;

import java.time.Instant;
import org.strowger.contracts.id.AgentId;
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

/** Agents come, go, and are ready or not. */
final class AgentApplier {

  private final DomainState state;

  AgentApplier(DomainState state) {
    this.state = state;
  }

  void apply(AgentEvent event) {
    switch (event) {
      case AgentUpserted each -> onPut(each);
      case AgentRemoved each -> onRemoved(each);
      case PresenceChanged each -> onPresence(each);
      case ConnectionChanged each -> onConnection(each);
      case AgentSuspended each ->
          state.put(agent(each.agentId()).withSuspension(each.suspension()));
      case SuspensionCleared each -> onCleared(each);
      case PhoneChanged each -> onPhone(each);
      case AgentReassigned each -> onMoved(each);
      case NextPresenceChosen each -> onNext(each);
      case AgentStateChanged each -> state.put(agent(each.agentId()).withReported(each));
    }
  }

  private void onPut(AgentUpserted event) {
    Agent known = state.roster().agent(event.agentId());
    state.put(
        known == null
            ? Agent.joining(event.definition(), state.head().time())
            : known.withDefinition(event.definition()).withLoan(null));
    state.free(event.agentId(), Trigger.ROSTER_CHANGED);
    state.dirty().restaff();
  }

  private void onMoved(AgentReassigned event) {
    Agent agent = agent(event.agentId());
    Instant until = event.until();
    Agent.Loan loan = until == null ? null : new Agent.Loan(agent.home(), until);
    state.put(agent.withDefinition(event.definition()).withLoan(loan));
    state.free(event.agentId(), Trigger.ROSTER_CHANGED);
    state.dirty().restaff();
  }

  private void onRemoved(AgentRemoved event) {
    state.backoffs().of(event.agentId()).forEach(state::remove);
    // she leaves as anyone does: nobody waits for her any more
    state.put(agent(event.agentId()).withPresence(Presence.OFFLINE, null));
    state.remove(agent(event.agentId()));
    state.dirty().restaff();
  }

  private void onPresence(PresenceChanged event) {
    Agent agent =
        agent(event.agentId()).withNext(null).withPresence(event.presence(), event.reason());
    if (event.presence() == Presence.AVAILABLE) {
      ready(agent);
    } else {
      state.put(agent);
    }
    state.dirty().restaff();
  }

  private void onNext(NextPresenceChosen event) {
    Presence presence = event.presence();
    Agent.Next next = presence == null ? null : new Agent.Next(presence, event.reason());
    state.put(agent(event.agentId()).withNext(next));
    if (next == null) {
      state.free(event.agentId(), Trigger.AGENT_READY);
    }
  }

  private void onConnection(ConnectionChanged event) {
    Agent agent = agent(event.agentId());
    if (event.connected()) {
      ready(agent.withGrace(null));
    } else {
      state.put(agent.withGrace(state.head().time().plusSeconds(grace(agent))));
    }
    state.dirty().restaff();
  }

  private int grace(Agent agent) {
    ProfilePlan profile = state.plan().profile(agent.definition().profileId());
    return profile == null ? 0 : profile.disconnectGraceSeconds();
  }

  private void onPhone(PhoneChanged event) {
    PhoneState phone = event.reachable() ? PhoneState.REACHABLE : PhoneState.UNREACHABLE;
    state.put(agent(event.agentId()).withPhone(phone));
    if (event.reachable()) {
      state.free(event.agentId(), Trigger.AGENT_READY);
    }
    state.dirty().restaff();
  }

  private void onCleared(SuspensionCleared event) {
    ready(agent(event.agentId()).withSuspension(null).withMisses(0));
  }

  /** Whoever comes back starts at the end of the order, else the others idle meanwhile. */
  private void ready(Agent agent) {
    state.put(agent.availableFrom(state.head().time()));
    state.free(agent.id(), Trigger.AGENT_READY);
  }

  private Agent agent(AgentId id) {
    return state.foundAgent(id);
  }
}
