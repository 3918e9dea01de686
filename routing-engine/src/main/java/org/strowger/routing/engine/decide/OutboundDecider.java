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
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.ContactRequest;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Decides when agents call or write to customers by themselves. */
final class OutboundDecider {

  private static final String OUTBOUND = "outbound";

  private final DomainIndex index;
  private final DomainState state;

  OutboundDecider(DomainIndex index) {
    this.index = index;
    this.state = index.state();
  }

  /** The agent starts a contact, which takes her capacity at once. */
  List<Effect> start(StartOutbound command) {
    Preconditions.requireKnown(command.channel());
    Agent agent = Preconditions.requireAgent(state, command.agentId());
    QueuePlan queue = Preconditions.requireQueue(state, command.queueId());
    Preconditions.requireNew(state, command.contactId());
    if (ContactRequest.joins(command.channel())
        && state.openContact(command.conversationId()) != null) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected a conversation without an open contact but it has one");
    }
    AvailabilityCheck.requireRoom(index, agent, command.channel());
    Instant now = state.now();
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
