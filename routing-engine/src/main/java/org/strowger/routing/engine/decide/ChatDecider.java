package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.List;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.ProfilePlan.Capacity;
import org.strowger.contracts.routing.AssignmentEvent.ChatWentIdle;
import org.strowger.contracts.routing.AssignmentEvent.ChatWokeUp;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ContactCommand.ReportMessage;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.AgentLoad;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/**
 * Chats in which nobody writes cost their agent nothing, if her profile says so. The customer is
 * heard when she joins, the agent by a report of the gateway.
 */
final class ChatDecider {

  private final DomainState state;

  ChatDecider(DomainState state) {
    this.state = state;
  }

  List<Effect> report(ReportMessage command) {
    Contact contact = Preconditions.open(state, command.contactId());
    if (!(contact instanceof Contact.Assigned assigned)
        || contact.request().channel() != ChannelType.CHAT) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected contact " + contact.id() + " to be a chat with an agent but it is not");
    }
    var decision = new Decision();
    heard(decision, assigned);
    return decision.effects();
  }

  /** Somebody wrote: the silence begins anew, and an idle chat costs again. */
  void heard(Decision decision, Contact contact) {
    Assignment assignment =
        contact instanceof Contact.Assigned each ? state.assignment(each.offerId()) : null;
    if (assignment == null || assignment.silentUntil() == null) {
      return;
    }
    if (assignment.idle()) {
      decision.publish(woken(assignment.assigned()));
    } else {
      decision.note(new Effect.ChatHeard(assignment.assigned().offerId()));
    }
  }

  /** Nobody wrote for so long. */
  List<Effect> silent(Assignment assignment, Instant at) {
    ContactAssigned assigned = assignment.assigned();
    return Decision.of(
        new ChatWentIdle(
            assigned.offerId(),
            assigned.contactId(),
            assigned.agentId(),
            assigned.assignedAt(),
            at));
  }

  private ChatWokeUp woken(ContactAssigned assigned) {
    return new ChatWokeUp(
        assigned.offerId(),
        assigned.contactId(),
        assigned.agentId(),
        assigned.assignedAt(),
        state.head().time(),
        assigned.cost(),
        overfills(assigned));
  }

  private boolean overfills(ContactAssigned assigned) {
    Agent agent = Preconditions.agent(state, assigned.agentId());
    ProfilePlan profile = state.plan().profile(agent.definition().profileId());
    Capacity capacity = profile == null ? null : profile.capacity();
    AgentLoad holding = state.holding(assigned.agentId());
    Integer most = capacity == null ? null : capacity.maximums().get(ChannelType.CHAT);
    return capacity == null
        || holding.units() + assigned.cost() > capacity.units()
        || (most != null && holding.held(ChannelType.CHAT) >= most);
  }
}
