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
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.EndedOffer;
import org.strowger.routing.engine.state.StaffingCheck;

/**
 * An agent asks a second one about a contact she keeps. The consult is a contact of its own, linked
 * to the first: it is offered, declined, accepted and pulled like any other, and ends by events of
 * its own only. Whatever becomes of it, the first leg stays as it was, unless it is completed.
 *
 * <pre>
 *  what happens                  consult waits        offered                  answered
 *  ----------------------------  -------------------  -----------------------  -------------------
 *  accept, pull, pick            answered             answered                 refused
 *  decline, miss                 -                    next agent, or over      -
 *                                                     when she was named or
 *                                                     nobody is left
 *  she is gone, plan or roster   -                    as above                 stays, she may be
 *    takes the offer back                                                      back in time
 *  her grace is over (a chat),   -                    as above                 over
 *    signs off handing back,
 *    is removed
 *  its time is over              over                 over after the offer     stays
 *  asker or supervisor cancels   over                 offer revoked, over      over
 *  the asked agent ends it       refused              refused: she declines    over
 *  completed by the asker        refused              refused                  contact is hers
 *  contact closed, withdrawn     over                 offer revoked, over      over
 *  contact returned, snoozed,    over                 offer revoked, over      over
 *    transferred, requeued,
 *    given to another
 *  asker's desk lost, signs off  stays while the contact stays hers, else over
 *  plan applied                  stays: a plan cannot drop a queue that a consult is in
 * </pre>
 *
 * What the contact itself does to its consult is decided in one place, {@link #endDue}, after each
 * command, whichever command it was.
 */
final class ConsultDecider {

  /** A customer waits for the answer. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final DomainState state;
  private final AgentWork work;

  ConsultDecider(DomainState state, AgentWork work) {
    this.state = state;
    this.work = work;
  }

  List<Effect> decide(ConsultCommand command) {
    return switch (command) {
      case StartConsult each -> start(each);
      case CompleteConsult each -> complete(each);
      case CancelConsult each -> cancel(each);
    };
  }

  private List<Effect> start(StartConsult command) {
    Preconditions.agent(state, command.agentId());
    Contact.Assigned contact = Preconditions.owned(state, command.agentId(), command.contactId());
    Preconditions.refuse(state, command.consultId());
    if (state.consults().about(contact.id()) != null) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected contact " + contact.id() + " without a consult but it has one");
    }
    Preconditions.skills(state, command.requiredSkills());
    QueueId queueId = command.toQueue() == null ? contact.segment().queueId() : command.toQueue();
    Preconditions.queue(state, queueId);
    AgentId toAgent = command.toAgent();
    if (toAgent != null) {
      checkNamed(toAgent, contact);
    } else {
      QueueDecider.refusePaused(state, queueId);
    }
    var decision = new Decision().publish(started(command, contact, queueId));
    if (toAgent != null) {
      decision.direct(command.consultId(), toAgent, OfferMode.OFFERED, Trigger.CONSULT_NAMED);
    }
    return decision.effects();
  }

  private void checkNamed(AgentId toAgent, Contact.Assigned contact) {
    if (toAgent.equals(contact.agentId())) {
      throw new Rejected(
          RejectionCode.WRONG_STATE, "Expected another agent but she has the contact herself");
    }
    EligibleAgents.checkRoutable(
        state, Preconditions.agent(state, toAgent), contact.request().channel());
  }

  private ConsultStarted started(StartConsult command, Contact.Assigned contact, QueueId queueId) {
    Instant now = state.head().time();
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
    Consult consult = known(command);
    Contact.Assigned contact = Preconditions.owned(state, command.agentId(), consult.contactId());
    if (!(state.contact(consult.consultId()) instanceof Contact.Assigned answered)) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected consult " + consult.consultId() + " to be answered but it is not");
    }
    Agent taker = Preconditions.agent(state, answered.agentId());
    ChannelType channel = contact.request().channel();
    EligibleAgents.check(state, taker, channel);
    ContactAssigned assigned = work.assigned(contact);
    return new Decision()
        .publish(ConsultEnding.completed(state, consult, taker.id()))
        .publish(transferred(assigned, answered))
        .publish(work.wrapUp(assigned))
        .publish(
            Enqueuing.in(
                answered.segment().queueId(),
                contact.segment().priority(),
                state.plan(),
                contact,
                SegmentSource.TRANSFER,
                state.head().time()))
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
        state.head().time(),
        answered.segment().queueId(),
        answered.agentId(),
        TransferReason.CONSULTED,
        List.of());
  }

  private List<Effect> cancel(CancelConsult command) {
    Consult consult = known(command);
    Contact asked = Preconditions.consult(state, consult.consultId());
    return new Decision()
        .publishAll(ConsultEnding.ended(state, asked, by(command.agentId(), consult, asked)))
        .effects();
  }

  private static How by(@Nullable AgentId agentId, Consult consult, Contact asked) {
    if (agentId == null) {
      return How.SUPERVISOR;
    }
    if (agentId.equals(consult.agentId())) {
      return How.CANCELLED;
    }
    if (agentId.equals(ConsultEnding.consulted(asked))) {
      return How.LEFT;
    }
    throw new Rejected(
        RejectionCode.NOT_YOUR_CONTACT,
        "Expected consult " + consult.consultId() + " to be yours but you neither ask nor answer");
  }

  private Consult known(ConsultCommand command) {
    Consult consult = state.consults().of(command.consultId());
    if (consult == null) {
      throw new Rejected(
          state.ended(command.consultId()) == null
              ? RejectionCode.UNKNOWN_CONTACT
              : RejectionCode.WRONG_STATE,
          "Expected consult " + command.consultId() + " to be open but it is not");
    }
    return consult;
  }

  /** Ends the consults that the command left without a contact or without anybody to ask. */
  List<Effect> endDue() {
    var decision = new Decision();
    for (Consult consult : state.consults().touched()) {
      Contact asked = Preconditions.consult(state, consult.consultId());
      How how = due(consult, asked);
      if (how != null) {
        decision.publishAll(ConsultEnding.ended(state, asked, how));
      }
    }
    return decision.effects();
  }

  private @Nullable How due(Consult consult, Contact asked) {
    Contact contact = state.contact(consult.contactId());
    if (contact == null) {
      return How.CONTACT_ENDED;
    }
    if (!(contact instanceof Contact.Assigned kept) || !kept.offerId().equals(consult.offerId())) {
      return How.CONTACT_MOVED;
    }
    if (asked instanceof Contact.Waiting waiting
        && (consult.toAgent() != null || !StaffingCheck.somebody(state, waiting))) {
      return unanswered(waiting.lastOffer());
    }
    return null;
  }

  private static How unanswered(@Nullable EndedOffer last) {
    if (last == null) {
      return How.NOBODY_THERE;
    }
    return switch (last.how()) {
      case DECLINED -> How.DECLINED;
      case EXPIRED -> How.EXPIRED;
      case REVOKED -> How.NOBODY_THERE;
    };
  }
}
