package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.List;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.ClosedBy;
import org.strowger.contracts.routing.ConsultEvent;
import org.strowger.contracts.routing.ContactCommand.AssignContact;
import org.strowger.contracts.routing.ContactCommand.DismissContact;
import org.strowger.contracts.routing.ContactCommand.Reprioritise;
import org.strowger.contracts.routing.ContactCommand.Requeue;
import org.strowger.contracts.routing.ContactEvent.ContactDismissed;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactMoved;
import org.strowger.contracts.routing.ContactEvent.ContactReprioritised;
import org.strowger.contracts.routing.MoveReason;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.Segment;

/** Decides where supervisors put a contact, whatever became of it so far. */
final class SupervisorDecider {

  private final DomainIndex index;
  private final DomainState state;
  private final AgentWork work;

  SupervisorDecider(DomainIndex index, AgentWork work) {
    this.index = index;
    this.state = index.state();
    this.work = work;
  }

  /** The contact gets another priority. */
  List<Effect> reprioritise(Reprioritise command) {
    Contact contact = Preconditions.requireCustomerContact(state, command.contactId());
    Segment segment = contact.segment();
    if (contact instanceof Contact.Assigned || segment.priority() == command.priority()) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected contact " + contact.id() + " to be in line at another priority");
    }
    Preconditions.requirePriority(command.priority());
    return Decision.of(
        new ContactReprioritised(
            contact.id(),
            contact.request().arrivedAt(),
            segment.number(),
            segment.enqueuedAt(),
            segment.queueId(),
            state.now(),
            segment.priority(),
            command.priority()));
  }

  /** The contact goes into another queue. */
  List<Effect> requeue(Requeue command) {
    Contact contact = Preconditions.requireCustomerContact(state, command.contactId());
    QueuePlan queue = Preconditions.requireQueue(state, command.queueId());
    boolean inLine = contact instanceof Contact.Waiting || contact instanceof Contact.Offered;
    if (inLine && contact.segment().queueId().equals(queue.id())) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected contact " + contact.id() + " to be elsewhere but it is in the queue");
    }
    var decision = new Decision();
    takeOut(decision, contact);
    if (inLine) {
      decision.publish(moved(contact));
    }
    return decision.publish(enqueued(contact, queue.id())).effects();
  }

  /** The contact goes to an agent, whatever she has; a call rings her phone first. */
  List<Effect> assign(AssignContact command) {
    Contact contact = Preconditions.requireCustomerContact(state, command.contactId());
    Agent agent = Preconditions.requireAgent(state, command.agentId());
    boolean call = contact.request().channel() == ChannelType.VOICE;
    refuseOwner(contact, agent.id(), call);
    AvailabilityCheck.requireChannel(index, agent, contact.request().channel());
    var decision = new Decision();
    takeOut(decision, contact);
    if (contact instanceof Contact.Assigned || contact instanceof Contact.Deferred) {
      decision.publish(enqueued(contact, contact.segment().queueId()));
    }
    return decision
        .direct(
            contact.id(),
            agent.id(),
            call ? OfferMode.OFFERED : OfferMode.ASSIGNED,
            Trigger.SUPERVISOR_ASSIGNED)
        .effects();
  }

  private static void refuseOwner(Contact contact, AgentId agentId, boolean call) {
    boolean owns =
        switch (contact) {
          case Contact.Assigned each -> each.agentId().equals(agentId);
          case Contact.Offered each -> call && each.offer().agentId().equals(agentId);
          case Contact.Waiting _, Contact.Deferred _ -> false;
        };
    if (owns) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected contact " + contact.id() + " to be another's but agent " + agentId + " has it");
    }
  }

  /** The contact ends. */
  List<Effect> dismiss(DismissContact command) {
    Contact contact = Preconditions.requireContact(state, command.contactId());
    if (contact.consult()) {
      return new Decision()
          .publishAll(ConsultEvents.ended(state, contact, ConsultEvent.How.SUPERVISOR))
          .effects();
    }
    var decision = new Decision();
    switch (contact) {
      case Contact.Assigned each ->
          decision.publishAll(work.close(each, null, ClosedBy.SUPERVISOR));
      case Contact.Waiting each ->
          decision.publish(
              dismissed(each, each.segment().number(), each.segment().enqueuedAt(), command));
      case Contact.Offered each ->
          decision
              .publish(work.revoke(each.offer(), RevokeReason.SUPERVISOR))
              .publish(
                  dismissed(each, each.segment().number(), each.segment().enqueuedAt(), command));
      case Contact.Deferred each -> {
        ContactEnqueued again = QueueReentry.afterDeferral(state.plan(), each, state.now());
        decision
            .publish(again)
            .publish(dismissed(each, again.segment(), again.enqueuedAt(), command));
      }
    }
    return decision.effects();
  }

  private ContactDismissed dismissed(
      Contact contact, int segment, Instant enqueuedAt, DismissContact command) {
    return new ContactDismissed(
        contact.id(),
        contact.request().arrivedAt(),
        segment,
        enqueuedAt,
        contact.segment().queueId(),
        state.now(),
        command.reason());
  }

  /** Whoever has the contact or is offered it has it no more. */
  private void takeOut(Decision decision, Contact contact) {
    switch (contact) {
      case Contact.Offered each ->
          decision.publish(work.revoke(each.offer(), RevokeReason.SUPERVISOR));
      case Contact.Assigned each ->
          decision.publish(work.returned(work.assigned(each), ReturnReason.SUPERVISOR));
      case Contact.Waiting _, Contact.Deferred _ -> {}
    }
  }

  private ContactEnqueued enqueued(Contact contact, QueueId queueId) {
    return QueueReentry.intoQueue(
        queueId,
        contact.segment().priority(),
        state.plan(),
        contact,
        SegmentSource.MOVED,
        state.now());
  }

  private ContactMoved moved(Contact contact) {
    return new ContactMoved(
        contact.id(),
        contact.request().arrivedAt(),
        contact.segment().number(),
        contact.segment().enqueuedAt(),
        contact.segment().queueId(),
        state.now(),
        MoveReason.SUPERVISOR);
  }
}
