package org.strowger.routing.engine.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.EndedContact;

/** What a command names must exist, and be in a state that allows it; else it is rejected. */
final class Preconditions {

  private Preconditions() {}

  /** An agent must be on the roster. */
  static Agent requireAgent(DomainState state, AgentId id) {
    Agent agent = state.agent(id);
    if (agent == null) {
      throw new Rejected(
          RejectionCode.UNKNOWN_AGENT,
          "Expected agent " + id + " to be on the roster but she is not");
    }
    return agent;
  }

  /** A customer's contact must not have ended. */
  static Contact requireCustomerContact(DomainState state, ContactId id) {
    Contact contact = requireContact(state, id);
    refuseConsult(contact);
    return contact;
  }

  /** A customer's contact or a consult must not have ended. */
  static Contact requireContact(DomainState state, ContactId id) {
    Contact contact = state.contact(id);
    if (contact == null) {
      throw new Rejected(
          state.ended(id) == null ? RejectionCode.UNKNOWN_CONTACT : RejectionCode.WRONG_STATE,
          "Expected contact " + id + " to be open but it is not");
    }
    return contact;
  }

  /** A contact must be a customer's: consults end in ways of their own. */
  static void refuseConsult(Contact contact) {
    if (contact.consult()) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected a customer's contact but " + contact.id() + " is a consult between agents");
    }
  }

  /** The contact by which an agent asks another, of a consult that is known. */
  static Contact requireConsult(DomainState state, ContactId consultId) {
    Contact contact = state.contact(consultId);
    if (contact == null || !contact.consult()) {
      throw new IllegalStateException("Expected a consult " + consultId + " but there is none");
    }
    return contact;
  }

  /** A value that decides what happens must be one that this router knows. */
  static void requireKnown(Enum<?> value) {
    if (value.name().equals("UNKNOWN")) {
      throw new Rejected(
          RejectionCode.UNKNOWN_VALUE, "Expected a value that this router knows but got another");
    }
  }

  /** Skills must be of the plan, at levels 1–5. */
  static void requireSkills(DomainState state, List<SkillLevel> skills) {
    for (SkillLevel each : skills) {
      boolean known = state.plan().plan().skills().contains(each.skill());
      if (!known || each.level() < 1 || each.level() > 5) {
        throw new Rejected(
            RejectionCode.UNKNOWN_SKILL,
            "Expected a skill of the plan at a level of 1–5 but got another");
      }
    }
  }

  /** A queue must be one of the plan in force. */
  static QueuePlan requireQueue(DomainState state, QueueId id) {
    QueuePlan queue = state.plan().queue(id);
    if (queue == null) {
      throw new Rejected(
          RejectionCode.UNKNOWN_QUEUE, "Expected a queue of the plan but got another");
    }
    return queue;
  }

  /** A priority must be 1–9. */
  static void requirePriority(int priority) {
    if (priority < 1 || priority > 9) {
      throw new Rejected(
          RejectionCode.WRONG_STATE, "Expected a priority of 1–9 but it is " + priority);
    }
  }

  /** A contact must be assigned to this agent. */
  static Contact.Assigned requireOwned(DomainState state, AgentId agentId, ContactId contactId) {
    Contact contact = requireCustomerContact(state, contactId);
    if (contact instanceof Contact.Assigned assigned && assigned.agentId().equals(agentId)) {
      return assigned;
    }
    throw new Rejected(
        RejectionCode.NOT_YOUR_CONTACT,
        "Expected contact " + contactId + " to be assigned to you but it is not");
  }

  /** A contact id must be new. */
  static void requireNew(DomainState state, ContactId id) {
    EndedContact memory = state.ended(id);
    if (memory != null && memory.how() == EndedContact.How.WITHDRAWN) {
      throw new Rejected(
          RejectionCode.WITHDRAWN_BEFORE,
          "Expected contact " + id + " with its customer but she left before it came");
    }
    if (memory != null || state.contact(id) != null) {
      throw new Rejected(
          RejectionCode.DUPLICATE_CONTACT, "Expected a new contact but " + id + " came before");
    }
  }

  /**
   * A contact must be assigned to an agent.
   *
   * @param owner who must have it; null when somebody else decides about it
   */
  static Contact.Assigned requireAssigned(
      DomainState state, ContactId id, @Nullable AgentId owner) {
    if (!(requireCustomerContact(state, id) instanceof Contact.Assigned assigned)) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected contact " + id + " to be assigned but nobody has it");
    }
    if (owner != null && !owner.equals(assigned.agentId())) {
      throw new Rejected(
          RejectionCode.NOT_YOUR_CONTACT,
          "Expected contact " + id + " to be yours but another agent has it");
    }
    return assigned;
  }
}
