package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.AgentCommand.StartOutbound;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.ContactEvent.OutboundStarted;
import org.strowger.contracts.routing.Direction;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.ContactRequest;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Agents call or write to customers by themselves. */
final class OutboundDecider {

  private static final String OUTBOUND = "outbound";

  private final DomainState state;

  OutboundDecider(DomainState state) {
    this.state = state;
  }

  List<Effect> start(StartOutbound command) {
    Preconditions.known(command.channel());
    Agent agent = Preconditions.agent(state, command.agentId());
    QueuePlan queue = Preconditions.queue(state, command.queueId());
    Preconditions.refuse(state, command.contactId());
    if (ContactRequest.joins(command.channel())
        && state.openContact(command.conversationId()) != null) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected a conversation without an open contact but it has one");
    }
    EligibleAgents.checkRoom(state, agent, command.channel());
    Instant now = state.head().time();
    return new Decision()
        .publish(
            new ContactOpened(
                command.contactId(),
                now,
                command.conversationId(),
                command.customerId(),
                command.channel(),
                OUTBOUND,
                null,
                Map.of(),
                OUTBOUND,
                null,
                Direction.OUTBOUND,
                null))
        .publish(new OutboundStarted(command.contactId(), now, queue.id(), agent.id(), now))
        .direct(command.contactId(), agent.id(), OfferMode.OUTBOUND, Trigger.AGENT_STARTED)
        .effects();
  }
}
