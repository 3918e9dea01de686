package org.strowger.routing.engine.decide;

import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Remembered;

/** What a command names must exist. */
final class Known {

  private Known() {}

  static Agent agent(DomainState state, AgentId id) {
    Agent agent = state.roster().agent(id);
    if (agent == null) {
      throw new Rejected(
          RejectionCode.UNKNOWN_AGENT,
          "Expected agent " + id + " to be on the roster but she is not");
    }
    return agent;
  }

  /** A contact that has not ended. */
  static Contact open(DomainState state, ContactId id) {
    Contact contact = state.contact(id);
    if (contact == null) {
      throw new Rejected(
          state.remembered(id) == null ? RejectionCode.UNKNOWN_CONTACT : RejectionCode.WRONG_STATE,
          "Expected contact " + id + " to be open but it is not");
    }
    return contact;
  }

  /** A queue of the plan in force. */
  static QueuePlan queue(DomainState state, QueueId id) {
    QueuePlan queue = state.plan().queue(id);
    if (queue == null) {
      throw new Rejected(
          RejectionCode.UNKNOWN_QUEUE, "Expected a queue of the plan but got another");
    }
    return queue;
  }

  static void priority(int priority) {
    if (priority < 1 || priority > 9) {
      throw new Rejected(
          RejectionCode.WRONG_STATE, "Expected a priority of 1–9 but it is " + priority);
    }
  }

  /** A contact that the agent has. */
  static Contact.Assigned owned(DomainState state, AgentId agentId, ContactId contactId) {
    Contact contact = open(state, contactId);
    if (contact instanceof Contact.Assigned assigned && assigned.agentId().equals(agentId)) {
      return assigned;
    }
    throw new Rejected(
        RejectionCode.NOT_YOUR_CONTACT,
        "Expected contact " + contactId + " to be assigned to you but it is not");
  }

  /** A contact id must be new. */
  static void refuse(DomainState state, ContactId id) {
    Remembered memory = state.remembered(id);
    if (memory != null && memory.how() == Remembered.How.WITHDRAWN) {
      throw new Rejected(
          RejectionCode.WITHDRAWN_BEFORE,
          "Expected contact " + id + " with its customer but she left before it came");
    }
    if (memory != null || state.contact(id) != null) {
      throw new Rejected(
          RejectionCode.DUPLICATE_CONTACT, "Expected a new contact but " + id + " came before");
    }
  }
}
