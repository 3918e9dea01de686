package org.strowger.routing.engine.decide;

import java.util.List;
import org.strowger.contracts.routing.ConsultEvent.How;
import org.strowger.contracts.routing.ContactCommand.CallbackReason;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.Segment;

/** Decides when a wait is over that may last no longer, and when a deferral ends. */
final class WaitEndDecider {

  private final DomainState state;
  private final CallbackDecider callbacks;

  WaitEndDecider(DomainState state, CallbackDecider callbacks) {
    this.state = state;
    this.callbacks = callbacks;
  }

  /** The contact has waited as long as it may. */
  List<Effect> endWait(Contact.Waiting contact) {
    if (contact.consult()) {
      return new Decision().publishAll(ConsultEvents.ended(state, contact, How.EXPIRED)).effects();
    }
    Segment.Limit limit = contact.segment().limit();
    if (limit == null) {
      throw new IllegalStateException(
          "Expected contact " + contact.id() + " to wait with a limit but it has none");
    }
    return switch (limit.then()) {
      case CALLBACK ->
          new Decision()
              .publishAll(callbacks.leaveLine(contact, CallbackReason.MAXIMUM_WAIT))
              .effects();
      case EXPIRE, UNKNOWN -> Decision.of(expired(contact));
    };
  }

  /** The deferral of a contact is over: it goes in line again. */
  List<Effect> endDeferral(Contact.Deferred contact) {
    return Decision.of(QueueReentry.afterDeferral(state.plan(), contact, state.now()));
  }

  private ContactExpired expired(Contact.Waiting contact) {
    return new ContactExpired(
        contact.id(),
        contact.request().arrivedAt(),
        contact.segment().number(),
        contact.segment().enqueuedAt(),
        contact.segment().queueId(),
        state.now());
  }
}
