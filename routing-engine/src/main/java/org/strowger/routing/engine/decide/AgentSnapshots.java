package org.strowger.routing.engine.decide;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.RoutingAnswer.AgentSnapshot;
import org.strowger.contracts.routing.RoutingAnswer.HeldAssignment;
import org.strowger.contracts.routing.RoutingAnswer.OpenConsult;
import org.strowger.contracts.routing.RoutingAnswer.PassOn;
import org.strowger.contracts.routing.RoutingAnswer.PhoneState;
import org.strowger.contracts.routing.RoutingAnswer.QueueSummary;
import org.strowger.routing.engine.index.AgentLoad;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.AgentAvailability;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;

/** Writes an agent's whole state, for a desk that has just connected. */
final class AgentSnapshots {

  private final DomainIndex index;
  private final DomainState state;

  AgentSnapshots(DomainIndex index) {
    this.index = index;
    this.state = index.state();
  }

  /** The agent as she is once the desk is connected. */
  AgentSnapshot ofConnected(Agent agent) {
    AgentLoad load = index.roster().load(agent.id());
    AgentAvailability availability = agent.availability();
    AgentStateChanged before = agent.reported();
    AgentState current = AgentStates.of(agent, load, true);
    return new AgentSnapshot(
        agent.id(),
        agent.definition().teamId(),
        agent.definition().profileId(),
        availability.presence(),
        availability.chosen().reason(),
        true,
        availability.suspension(),
        current,
        before != null && before.state() == current ? before.since() : state.now(),
        load.offers().stream().map(Contact.Offered::offer).toList(),
        load.assignments().stream()
            .map(each -> new HeldAssignment(each.assigned(), each.wrapUp(), each.closed()))
            .toList(),
        queues(agent),
        state.plan().plan().dispositions(),
        state.plan().plan().breakReasons(),
        phone(agent),
        availability.next() == null ? null : availability.next().presence(),
        consults(load),
        AgentStates.mayHold(index.roster().entry(agent.id())),
        passOn());
  }

  private PassOn passOn() {
    return new PassOn(
        state.plan().plan().queues().stream()
            .map(queue -> new QueueSummary(queue.id(), queue.name(), queue.delivery()))
            .toList(),
        state.plan().plan().skills());
  }

  private List<OpenConsult> consults(AgentLoad load) {
    var open = new ArrayList<OpenConsult>();
    for (Assignment each : load.assignments()) {
      Consult consult = state.consultAbout(each.assigned().contactId());
      if (consult != null && consult.offerId().equals(each.assigned().offerId())) {
        Contact asked = state.contact(consult.consultId());
        open.add(
            new OpenConsult(
                consult.consultId(),
                consult.contactId(),
                consult.startedAt(),
                ConsultEvents.consulted(asked),
                consult.toAgent(),
                asked == null ? null : asked.segment().queueId()));
      }
    }
    return List.copyOf(open);
  }

  private static @Nullable PhoneState phone(Agent agent) {
    if (agent.definition().phone() == null) {
      return null;
    }
    return agent.phoneReachable() ? PhoneState.REACHABLE : PhoneState.UNREACHABLE;
  }

  private List<QueueSummary> queues(Agent agent) {
    var queues = new ArrayList<QueueSummary>();
    for (QueueId id : state.plan().queuesOf(agent.definition().profileId()).keySet()) {
      QueuePlan queue = state.plan().queue(id);
      if (queue != null) {
        queues.add(new QueueSummary(id, queue.name(), queue.delivery()));
      }
    }
    return List.copyOf(queues);
  }
}
