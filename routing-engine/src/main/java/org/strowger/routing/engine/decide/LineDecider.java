package org.strowger.routing.engine.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.ContactEvent.ContactStarved;
import org.strowger.contracts.routing.ContactEvent.ContactUnroutable;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.ContactEntry;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** What waiting does to a contact's place in line. */
final class LineDecider {

  private final DomainState state;

  LineDecider(DomainState state) {
    this.state = state;
  }

  /**
   * A step opens, a delay is over, the preferred agent has had her time, or the contact starves.
   */
  List<Effect> move(Contact.Waiting contact) {
    var decision = new Decision();
    if (starves(state.entry(contact.id()))) {
      decision.publish(starved(contact));
    }
    return decision.note(new Effect.LineMoved(contact.id())).effects();
  }

  /** What has to be said of contacts that just came in line. */
  List<Effect> notices() {
    var decision = new Decision();
    for (ContactEntry contactEntry : state.dirty().opened()) {
      if (contactEntry.line() != null) {
        if (starves(contactEntry)) {
          decision.publish(starved(contactEntry.waiting()));
        }
        if (enqueued(contactEntry.openedBy()) && !state.lines().routable(contactEntry)) {
          decision.publish(unroutable(contactEntry.waiting()));
        }
      }
    }
    return decision.effects();
  }

  private static boolean enqueued(@Nullable Trigger trigger) {
    return switch (trigger) {
      case CONTACT_ARRIVED, CONTACT_RETURNED, CALLBACK_DUE -> true;
      case null, default -> false;
    };
  }

  private boolean starves(ContactEntry contactEntry) {
    return !contactEntry.starved() && state.lines().starves(contactEntry, state.head().time());
  }

  private ContactStarved starved(Contact.Waiting contact) {
    return new ContactStarved(
        contact.id(),
        contact.request().arrivedAt(),
        contact.segment().number(),
        contact.segment().enqueuedAt(),
        contact.segment().queueId(),
        state.head().time());
  }

  private ContactUnroutable unroutable(Contact.Waiting contact) {
    return new ContactUnroutable(
        contact.id(),
        contact.request().arrivedAt(),
        contact.segment().number(),
        contact.segment().enqueuedAt(),
        contact.segment().queueId(),
        state.head().time());
  }
}
