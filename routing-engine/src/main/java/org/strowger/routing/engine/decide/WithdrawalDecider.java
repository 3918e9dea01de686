package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.List;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.ClosedBy;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.EndedContact;

/** Decides what follows when the customer is gone, or the call or chat is over. */
final class WithdrawalDecider {

  private final DomainState state;
  private final AgentWork work;

  WithdrawalDecider(DomainState state, AgentWork work) {
    this.state = state;
    this.work = work;
  }

  /** The contact ends, in whatever state it is; an unknown one is remembered. */
  List<Effect> withdraw(WithdrawContact command) {
    Contact contact = state.contact(command.contactId());
    if (contact == null) {
      return keepWithdrawal(command.contactId());
    }
    Preconditions.refuseConsult(contact);
    var decision = new Decision();
    switch (contact) {
      case Contact.Waiting each -> decision.publish(abandoned(each, command.reason()));
      case Contact.Offered each ->
          decision
              .publish(work.revoke(each.offer(), RevokeReason.CUSTOMER_LEFT))
              .publish(abandoned(each, command.reason()));
      case Contact.Deferred each -> abandonDeferred(decision, each, command.reason());
      case Contact.Assigned each ->
          decision.publishAll(work.close(each, null, closedBy(command.reason())));
    }
    return decision.effects();
  }

  private static ClosedBy closedBy(WithdrawContact.Reason reason) {
    return switch (reason) {
      case CUSTOMER_LEFT -> ClosedBy.CUSTOMER;
      case AGENT_HUNG_UP -> ClosedBy.AGENT;
      case CHANNEL_CLOSED, GATEWAY_RESTART, UNKNOWN -> ClosedBy.CHANNEL;
    };
  }

  /** Its last segment ended long ago: it ends in one of its own, so that each ends once. */
  private void abandonDeferred(
      Decision decision, Contact.Deferred contact, WithdrawContact.Reason reason) {
    ContactEnqueued again = QueueReentry.afterDeferral(state.plan(), contact, state.now());
    decision
        .publish(again)
        .publish(
            new ContactAbandoned(
                contact.id(),
                contact.request().arrivedAt(),
                again.segment(),
                again.enqueuedAt(),
                again.queueId(),
                state.now(),
                reason));
  }

  private ContactAbandoned abandoned(Contact contact, WithdrawContact.Reason reason) {
    return new ContactAbandoned(
        contact.id(),
        contact.request().arrivedAt(),
        contact.segment().number(),
        contact.segment().enqueuedAt(),
        contact.segment().queueId(),
        state.now(),
        reason);
  }

  private List<Effect> keepWithdrawal(ContactId id) {
    EndedContact memory = state.ended(id);
    if (memory == null) {
      Instant until = state.now().plus(EndedContact.MEMORY);
      return new Decision().note(new Effect.WithdrawalKept(id, until)).effects();
    }
    throw new Rejected(
        memory.how() == EndedContact.How.WITHDRAWN
            ? RejectionCode.WITHDRAWN_BEFORE
            : RejectionCode.WRONG_STATE,
        "Expected contact " + id + " to be open but it is " + memory.how());
  }
}
