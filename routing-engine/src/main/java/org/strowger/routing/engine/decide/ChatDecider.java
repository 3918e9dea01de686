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
import org.strowger.routing.engine.index.AgentLoad;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/**
 * Decides when chats in which nobody writes take no capacity, if the agent's profile says so. That
 * the customer wrote is known when her message joins the contact, that the agent wrote by a report
 * of the gateway.
 */
final class ChatDecider {

  private final DomainIndex index;
  private final DomainState state;

  ChatDecider(DomainIndex index) {
    this.index = index;
    this.state = index.state();
  }

  /** The agent wrote to the customer. */
  List<Effect> report(ReportMessage command) {
    Contact contact = Preconditions.requireCustomerContact(state, command.contactId());
    if (!(contact instanceof Contact.Assigned assigned)
        || contact.request().channel() != ChannelType.CHAT) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected contact " + contact.id() + " to be a chat with an agent but it is not");
    }
    var decision = new Decision();
    endSilence(decision, assigned);
    return decision.effects();
  }

  /** Somebody wrote: the silence begins anew, and an idle chat takes capacity again. */
  void endSilence(Decision decision, Contact contact) {
    Assignment assignment =
        contact instanceof Contact.Assigned each ? state.assignment(each.offerId()) : null;
    if (assignment == null || assignment.silentUntil() == null) {
      return;
    }
    if (assignment.idle()) {
      decision.publish(wokenUp(assignment.assigned()));
    } else {
      decision.note(new Effect.ChatHeard(assignment.assigned().offerId()));
    }
  }

  /** Nobody wrote for as long as the profile allows. */
  List<Effect> goIdle(Assignment assignment, Instant at) {
    ContactAssigned assigned = assignment.assigned();
    return Decision.of(
        new ChatWentIdle(
            assigned.offerId(),
            assigned.contactId(),
            assigned.agentId(),
            assigned.assignedAt(),
            at));
  }

  private ChatWokeUp wokenUp(ContactAssigned assigned) {
    return new ChatWokeUp(
        assigned.offerId(),
        assigned.contactId(),
        assigned.agentId(),
        assigned.assignedAt(),
        state.now(),
        assigned.cost(),
        exceedsCapacity(assigned));
  }

  private boolean exceedsCapacity(ContactAssigned assigned) {
    Agent agent = Preconditions.requireAgent(state, assigned.agentId());
    ProfilePlan profile = state.plan().profile(agent.definition().profileId());
    Capacity capacity = profile == null ? null : profile.capacity();
    AgentLoad load = index.roster().load(assigned.agentId());
    Integer most = capacity == null ? null : capacity.maximums().get(ChannelType.CHAT);
    return capacity == null
        || load.units() + assigned.cost() > capacity.units()
        || (most != null && load.contacts(ChannelType.CHAT) >= most);
  }
}
