package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.List;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.AgentCommand.EndWrapUp;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.EndedBy;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Agents close contacts and finish their work after them. */
final class AssignmentDecider {

  private static final WrapUp NO_WRAP_UP = new WrapUp(WrapUp.Mode.NONE, 0);

  private final DomainState state;

  AssignmentDecider(DomainState state) {
    this.state = state;
  }

  List<Effect> close(CloseContact command) {
    Known.agent(state, command.agentId());
    Contact.Assigned contact = owned(command.agentId(), command.contactId());
    if (!state.plan().knowsDisposition(command.disposition())) {
      throw new Rejected(
          RejectionCode.UNKNOWN_DISPOSITION, "Expected a disposition of the plan but got another");
    }
    ContactAssigned assigned = held(command.agentId(), command.contactId()).assigned();
    return Decision.of(closed(contact, assigned, command.disposition()), after(assigned));
  }

  List<Effect> endWrapUp(EndWrapUp command) {
    Known.agent(state, command.agentId());
    Assignment assignment = held(command.agentId(), command.contactId());
    WrapUpStarted wrapUp = assignment.wrapUp();
    if (wrapUp == null) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected contact " + command.contactId() + " to be in wrap-up but it is not closed");
    }
    if (wrapUp.mode() == WrapUp.Mode.TIMED) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected a wrap-up that the agent may end but only the clock ends this one");
    }
    return Decision.of(
        AgentWork.wrapUpEnded(assignment.assigned(), state.head().time(), EndedBy.AGENT));
  }

  private Contact.Assigned owned(AgentId agentId, ContactId contactId) {
    Contact contact = state.contact(contactId);
    if (contact == null) {
      throw new Rejected(
          state.remembered(contactId) == null
              ? RejectionCode.UNKNOWN_CONTACT
              : RejectionCode.WRONG_STATE,
          "Expected contact " + contactId + " to be open but it is not");
    }
    if (contact instanceof Contact.Assigned assigned && assigned.agentId().equals(agentId)) {
      return assigned;
    }
    throw new Rejected(
        RejectionCode.NOT_YOUR_CONTACT,
        "Expected contact " + contactId + " to be assigned to you but it is not");
  }

  private Assignment held(AgentId agentId, ContactId contactId) {
    for (Assignment assignment : state.holding(agentId).assignments()) {
      if (assignment.assigned().contactId().equals(contactId)) {
        return assignment;
      }
    }
    throw new Rejected(
        RejectionCode.NOT_YOUR_CONTACT,
        "Expected contact " + contactId + " to be yours but you do not hold it");
  }

  private ContactClosed closed(
      Contact.Assigned contact, ContactAssigned assigned, String disposition) {
    return new ContactClosed(
        contact.id(),
        contact.demand().arrivedAt(),
        contact.demand().conversationId(),
        contact.demand().customerId(),
        assigned.agentId(),
        assigned.assignedAt(),
        state.head().time(),
        disposition);
  }

  private RoutingEvent after(ContactAssigned assigned) {
    QueuePlan queue = state.plan().queue(assigned.queueId());
    WrapUp wrapUp = queue == null ? NO_WRAP_UP : queue.wrapUp();
    Instant now = state.head().time();
    Instant endsAt = now.plusSeconds(wrapUp.seconds());
    return switch (wrapUp.mode()) {
      case NONE -> AgentWork.wrapUpEnded(assigned, now, EndedBy.NONE);
      case OPTIONAL, TIMED ->
          new WrapUpStarted(
              assigned.offerId(),
              assigned.contactId(),
              assigned.agentId(),
              assigned.assignedAt(),
              now,
              wrapUp.mode(),
              endsAt);
      case UNTIL_DONE ->
          new WrapUpStarted(
              assigned.offerId(),
              assigned.contactId(),
              assigned.agentId(),
              assigned.assignedAt(),
              now,
              wrapUp.mode(),
              null);
    };
  }
}
