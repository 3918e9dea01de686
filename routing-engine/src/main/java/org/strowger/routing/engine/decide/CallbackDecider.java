package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.List;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.ClosedBy;
import org.strowger.contracts.routing.ContactCommand.CallbackOutcome;
import org.strowger.contracts.routing.ContactCommand.CallbackReason;
import org.strowger.contracts.routing.ContactCommand.ReportCallback;
import org.strowger.contracts.routing.ContactCommand.RequestCallback;
import org.strowger.contracts.routing.ContactEvent.CallbackReported;
import org.strowger.contracts.routing.ContactEvent.CallbackRequested;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.Segment.Calls;

/** Decides when customers leave the line and are called back when their turn comes. */
final class CallbackDecider {

  private final DomainState state;
  private final AgentWork work;

  CallbackDecider(DomainState state, AgentWork work) {
    this.state = state;
    this.work = work;
  }

  /** The customer, or the gateway for her, asks to be called back. */
  List<Effect> request(RequestCallback command) {
    Contact contact = Preconditions.requireCustomerContact(state, command.contactId());
    if (contact.request().channel() != ChannelType.VOICE) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected a call but contact " + contact.id() + " came on another channel");
    }
    if (contact.segment().callback()) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected contact " + contact.id() + " to wait on the line but it is called back");
    }
    var decision = new Decision();
    switch (contact) {
      case Contact.Waiting _ -> {}
      case Contact.Offered each ->
          decision.publish(work.revoke(each.offer(), RevokeReason.CALLBACK_REQUESTED));
      case Contact.Deferred _, Contact.Assigned _ ->
          throw new Rejected(
              RejectionCode.WRONG_STATE,
              "Expected contact " + contact.id() + " to wait but it does not");
    }
    return decision.publishAll(leaveLine(contact, command.reason())).effects();
  }

  /** The customer leaves the line, the contact keeps its place. */
  List<RoutingEvent> leaveLine(Contact contact, CallbackReason reason) {
    Instant now = state.now();
    return List.of(
        new CallbackRequested(
            contact.id(),
            contact.request().arrivedAt(),
            contact.segment().number(),
            contact.segment().enqueuedAt(),
            contact.segment().queueId(),
            now,
            reason),
        QueueReentry.sameQueue(state.plan(), contact, SegmentSource.CALLBACK, now));
  }

  /** The gateway tells how a call to the customer went. */
  List<Effect> report(ReportCallback command) {
    Preconditions.requireKnown(command.outcome());
    Contact contact = Preconditions.requireCustomerContact(state, command.contactId());
    Calls calls = contact.segment().calls();
    if (!(contact instanceof Contact.Assigned assigned) || calls == null || calls.reached()) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected contact " + contact.id() + " to be dialled but nobody calls it");
    }
    int attempt = calls.made() + 1;
    var decision =
        new Decision()
            .publish(
                new CallbackReported(
                    contact.id(),
                    contact.request().arrivedAt(),
                    state.now(),
                    attempt,
                    command.outcome(),
                    assigned.agentId()));
    if (command.outcome() != CallbackOutcome.REACHED) {
      callAgainOrClose(decision, assigned, attempt);
    }
    return decision.effects();
  }

  private void callAgainOrClose(Decision decision, Contact.Assigned contact, int attempt) {
    QueuePlan queue = state.plan().queue(contact.segment().queueId());
    QueuePlan.Callback rule = queue == null ? null : queue.callback();
    if (rule == null) {
      rule = QueuePlan.Callback.USUAL;
    }
    if (attempt >= rule.attempts()) {
      decision.publishAll(work.closeWithoutWrapUp(contact, ClosedBy.CALLBACK_FAILED));
      return;
    }
    Instant now = state.now();
    decision
        .publish(work.returned(work.assigned(contact), ReturnReason.CALLBACK_FAILED))
        .publish(
            new ContactDeferred(
                contact.id(),
                contact.request().arrivedAt(),
                contact.segment().queueId(),
                now,
                now.plusSeconds(rule.gapSeconds()),
                DeferReason.CALLBACK_GAP));
  }
}
