package org.strowger.routing.engine.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactTransferred;
import org.strowger.contracts.routing.ConsultCommand;
import org.strowger.contracts.routing.ConsultCommand.CancelConsult;
import org.strowger.contracts.routing.ConsultCommand.CompleteConsult;
import org.strowger.contracts.routing.ConsultCommand.StartConsult;
import org.strowger.contracts.routing.ConsultEvent.ConsultStarted;
import org.strowger.contracts.routing.ConsultEvent.How;
import org.strowger.contracts.routing.ContactCommand.TransferReason;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/**
 * Decides when an agent asks a second one about a contact she keeps. The consult is a contact of
 * its own, linked to the first: it is offered, declined, accepted and pulled like any other. How it
 * ends is told by {@link ConsultEndDecider}.
 */
final class ConsultDecider {

  /** A customer waits for the answer. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final DomainIndex index;
  private final DomainState state;
  private final AgentWork work;

  ConsultDecider(DomainIndex index, AgentWork work) {
    this.index = index;
    this.state = index.state();
    this.work = work;
  }

  /** What follows from a command about a consult. */
  List<Effect> decide(ConsultCommand command) {
    return switch (command) {
      case StartConsult each -> start(each);
      case CompleteConsult each -> complete(each);
      case CancelConsult each -> cancel(each);
    };
  }

  private List<Effect> start(StartConsult command) {
    Preconditions.requireAgent(state, command.agentId());
    Contact.Assigned contact =
        Preconditions.requireOwned(state, command.agentId(), command.contactId());
    Preconditions.requireNew(state, command.consultId());
    if (state.consultAbout(contact.id()) != null) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected contact " + contact.id() + " without a consult but it has one");
    }
    Preconditions.requireSkills(state, command.requiredSkills());
    QueueId queueId = command.toQueue() == null ? contact.segment().queueId() : command.toQueue();
    Preconditions.requireQueue(state, queueId);
    AgentId toAgent = command.toAgent();
    if (toAgent != null) {
      requireNamed(toAgent, contact);
    } else {
      RestrictionRules.refusePaused(state, queueId);
    }
    var decision = new Decision().publish(started(command, contact, queueId));
    if (toAgent != null) {
      decision.direct(command.consultId(), toAgent, OfferMode.OFFERED, Trigger.CONSULT_NAMED);
    }
    return decision.effects();
  }

  private void requireNamed(AgentId toAgent, Contact.Assigned contact) {
    if (toAgent.equals(contact.agentId())) {
      throw new Rejected(
          RejectionCode.WRONG_STATE, "Expected another agent but she has the contact herself");
    }
    AvailabilityCheck.requireRoutable(
        index, Preconditions.requireAgent(state, toAgent), contact.request().channel());
  }

  private ConsultStarted started(StartConsult command, Contact.Assigned contact, QueueId queueId) {
    Instant now = state.now();
    return new ConsultStarted(
        command.consultId(),
        contact.id(),
        contact.agentId(),
        now,
        contact.offerId(),
        contact.request().conversationId(),
        contact.request().customerId(),
        contact.request().channel(),
        queueId,
        command.toAgent(),
        contact.segment().priority(),
        command.requiredSkills(),
        now.plus(LONGEST_WAIT));
  }

  private List<Effect> complete(CompleteConsult command) {
    Consult consult = requireOpen(command);
    Contact.Assigned contact =
        Preconditions.requireOwned(state, command.agentId(), consult.contactId());
    if (!(state.contact(consult.consultId()) instanceof Contact.Assigned answered)) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected consult " + consult.consultId() + " to be answered but it is not");
    }
    Agent taker = Preconditions.requireAgent(state, answered.agentId());
    ChannelType channel = contact.request().channel();
    AvailabilityCheck.requireChannel(index, taker, channel);
    ContactAssigned assigned = work.assigned(contact);
    return new Decision()
        .publish(ConsultEvents.completed(state, consult, taker.id()))
        .publish(transferred(assigned, answered))
        .publish(work.endEngagement(assigned))
        .publish(
            QueueReentry.intoQueue(
                answered.segment().queueId(),
                contact.segment().priority(),
                state.plan(),
                contact,
                SegmentSource.TRANSFER,
                state.now()))
        .direct(
            contact.id(),
            taker.id(),
            channel == ChannelType.VOICE ? OfferMode.OFFERED : OfferMode.CONSULTED,
            Trigger.CONSULT_COMPLETED)
        .effects();
  }

  private ContactTransferred transferred(ContactAssigned assigned, Contact.Assigned answered) {
    return new ContactTransferred(
        assigned.offerId(),
        assigned.contactId(),
        assigned.agentId(),
        assigned.assignedAt(),
        state.now(),
        answered.segment().queueId(),
        answered.agentId(),
        TransferReason.CONSULTED,
        List.of());
  }

  private List<Effect> cancel(CancelConsult command) {
    Consult consult = requireOpen(command);
    Contact asked = Preconditions.requireConsult(state, consult.consultId());
    return new Decision()
        .publishAll(ConsultEvents.ended(state, asked, endedBy(command.agentId(), consult, asked)))
        .effects();
  }

  private static How endedBy(@Nullable AgentId agentId, Consult consult, Contact asked) {
    if (agentId == null) {
      return How.SUPERVISOR;
    }
    if (agentId.equals(consult.agentId())) {
      return How.CANCELLED;
    }
    if (agentId.equals(ConsultEvents.consulted(asked))) {
      return How.LEFT;
    }
    throw new Rejected(
        RejectionCode.NOT_YOUR_CONTACT,
        "Expected consult " + consult.consultId() + " to be yours but you neither ask nor answer");
  }

  private Consult requireOpen(ConsultCommand command) {
    Consult consult = state.consult(command.consultId());
    if (consult == null) {
      throw new Rejected(
          state.ended(command.consultId()) == null
              ? RejectionCode.UNKNOWN_CONTACT
              : RejectionCode.WRONG_STATE,
          "Expected consult " + command.consultId() + " to be open but it is not");
    }
    return consult;
  }
}
