package org.strowger.routing.engine.decide;

import java.util.List;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactTransferred;
import org.strowger.contracts.routing.ContactCommand.TransferContact;
import org.strowger.contracts.routing.ContactCommand.TransferReason;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Decides when agents pass contacts on: to an agent, a queue, or whoever can do more. */
final class TransferDecider {

  private final DomainIndex index;
  private final DomainState state;
  private final AgentWork work;

  TransferDecider(DomainIndex index, AgentWork work) {
    this.index = index;
    this.state = index.state();
    this.work = work;
  }

  /** The contact goes on, and its agent's wrap-up begins. */
  List<Effect> transfer(TransferContact command) {
    Contact.Assigned contact =
        Preconditions.requireAssigned(state, command.contactId(), command.agentId());
    requireKnownParts(command);
    if (command.reason() == TransferReason.ESCALATION) {
      requireEscalation(command, contact.segment().priority());
    }
    AgentId toAgent = command.toAgent();
    if (toAgent != null) {
      if (toAgent.equals(contact.agentId())) {
        throw new Rejected(
            RejectionCode.WRONG_STATE, "Expected another agent but she has the contact already");
      }
      AvailabilityCheck.requireRoutable(
          index, Preconditions.requireAgent(state, toAgent), contact.request().channel());
    }
    QueueId queueId = command.toQueue() == null ? contact.segment().queueId() : command.toQueue();
    ContactAssigned assigned = work.assigned(contact);
    var decision =
        new Decision()
            .publish(
                new ContactTransferred(
                    assigned.offerId(),
                    contact.id(),
                    assigned.agentId(),
                    assigned.assignedAt(),
                    state.now(),
                    queueId,
                    toAgent,
                    command.reason(),
                    command.requiredSkills()))
            .publish(work.endEngagement(assigned))
            .publish(enqueued(contact, queueId, command));
    if (toAgent != null) {
      decision.direct(contact.id(), toAgent, OfferMode.OFFERED, Trigger.CONTACT_TRANSFERRED);
    }
    return decision.effects();
  }

  private ContactEnqueued enqueued(
      Contact.Assigned contact, QueueId queueId, TransferContact command) {
    return QueueReentry.intoQueue(
        queueId,
        priority(command, contact.segment().priority()),
        state.plan(),
        contact.with(contact.request().requiring(command.requiredSkills())),
        SegmentSource.TRANSFER,
        state.now());
  }

  /** An escalation comes at least one priority sooner, unless it is the first already. */
  private static int priority(TransferContact command, int before) {
    Integer given = command.priority();
    if (given != null) {
      return given;
    }
    return command.reason() == TransferReason.ESCALATION ? Math.max(1, before - 1) : before;
  }

  private static void requireEscalation(TransferContact command, int before) {
    if (command.requiredSkills().isEmpty()) {
      throw new Rejected(
          RejectionCode.LEVEL_MISSING, "Expected an escalation to name a level but it names none");
    }
    if (command.priority() != null && command.priority() > before) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected an escalation to keep or raise priority "
              + before
              + " but it names "
              + command.priority());
    }
  }

  private void requireKnownParts(TransferContact command) {
    Preconditions.requireKnown(command.reason());
    if (command.toQueue() != null) {
      Preconditions.requireQueue(state, command.toQueue());
    }
    if (command.priority() != null) {
      Preconditions.requirePriority(command.priority());
    }
    Preconditions.requireSkills(state, command.requiredSkills());
  }
}
