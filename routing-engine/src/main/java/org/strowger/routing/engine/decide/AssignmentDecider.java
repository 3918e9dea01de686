package org.strowger.routing.engine.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.AgentCommand.EndWrapUp;
import org.strowger.contracts.routing.AssignmentEvent.EndedBy;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;
import org.strowger.contracts.routing.ClosedBy;
import org.strowger.contracts.routing.ContactCommand.ReturnContact;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.SupervisorCommand.RequeueAll;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Decides when agents close contacts, finish their wrap-up, or have contacts taken from them. */
final class AssignmentDecider {

  private final DomainState state;
  private final AgentWork work;

  AssignmentDecider(DomainState state, AgentWork work) {
    this.state = state;
    this.work = work;
  }

  /** The agent ends a contact, or says afterwards what it was about. */
  List<Effect> close(CloseContact command) {
    Preconditions.requireAgent(state, command.agentId());
    Assignment closed = lackingDisposition(command.agentId(), command.contactId());
    if (closed != null) {
      requireDisposition(command.disposition());
      return Decision.of(
          AgentWork.dispositionGiven(closed.assigned(), state.now(), command.disposition(), null));
    }
    Contact.Assigned contact =
        Preconditions.requireOwned(state, command.agentId(), command.contactId());
    requireDisposition(command.disposition());
    return new Decision()
        .publishAll(work.close(contact, command.disposition(), ClosedBy.AGENT))
        .effects();
  }

  private void requireDisposition(String disposition) {
    if (!state.plan().knowsDisposition(disposition)) {
      throw new Rejected(
          RejectionCode.UNKNOWN_DISPOSITION, "Expected a disposition of the plan but got another");
    }
  }

  private @Nullable Assignment lackingDisposition(AgentId agentId, ContactId contactId) {
    for (Assignment each : state.assignmentsOf(agentId)) {
      if (each.lacksDisposition() && each.assigned().contactId().equals(contactId)) {
        return each;
      }
    }
    return null;
  }

  /** The gateway or a supervisor returns a contact to its queue. */
  List<Effect> returnContact(ReturnContact command) {
    Contact.Assigned assigned =
        Preconditions.requireAssigned(state, command.contactId(), command.agentId());
    if (command.why() != null) {
      Preconditions.requireKnown(command.why());
    }
    return new Decision()
        .publishAll(work.returnToQueue(work.assigned(assigned), command.reason(), command.why()))
        .effects();
  }

  /** A supervisor returns all that an agent is engaged with to its queues. */
  List<Effect> requeueAll(RequeueAll command) {
    Agent agent = Preconditions.requireAgent(state, command.agentId());
    var decision = new Decision().publishAll(work.returnEngaged(agent.id(), ReturnReason.REQUEUED));
    if (decision.effects().isEmpty()) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected agent " + agent.id() + " to have open work but she has none");
    }
    return decision.effects();
  }

  /** The agent has done her wrap-up. */
  List<Effect> endWrapUp(EndWrapUp command) {
    Preconditions.requireAgent(state, command.agentId());
    Assignment assignment = requireAssignment(command.agentId(), command.contactId());
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
    if (assignment.lacksDisposition()) {
      throw new Rejected(
          RejectionCode.DISPOSITION_MISSING,
          "Expected a disposition of contact " + command.contactId() + " but there is none");
    }
    return Decision.of(AgentWork.wrapUpEnded(assignment.assigned(), state.now(), EndedBy.AGENT));
  }

  private Assignment requireAssignment(AgentId agentId, ContactId contactId) {
    for (Assignment assignment : state.assignmentsOf(agentId)) {
      if (assignment.assigned().contactId().equals(contactId)) {
        return assignment;
      }
    }
    throw new Rejected(
        RejectionCode.NOT_YOUR_CONTACT,
        "Expected contact " + contactId + " to be yours but you do not have it");
  }
}
