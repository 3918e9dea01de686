package org.strowger.routing.engine.decide;

import java.util.List;
import java.util.Map;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.ContactEvent.ContactStarved;
import org.strowger.contracts.routing.ContactEvent.ContactUnroutable;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.routing.engine.state.Contact;
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
    if (starves(contact)) {
      decision.publish(starved(contact));
    }
    return decision.note(new Effect.LineMoved(contact.id())).effects();
  }

  /** What has to be said of contacts that just came in line. */
  List<Effect> notices() {
    var decision = new Decision();
    for (Map.Entry<ContactId, Trigger> opened : state.unsettled().opened().entrySet()) {
      if (state.contact(opened.getKey()) instanceof Contact.Waiting contact) {
        if (starves(contact)) {
          decision.publish(starved(contact));
        }
        if (enqueued(opened.getValue()) && !state.lines().routable(contact)) {
          decision.publish(unroutable(contact));
        }
      }
    }
    return decision.effects();
  }

  private static boolean enqueued(Trigger trigger) {
    return switch (trigger) {
      case CONTACT_ARRIVED, CONTACT_RETURNED, CALLBACK_DUE -> true;
      default -> false;
    };
  }

  private boolean starves(Contact.Waiting contact) {
    return contact.stay().starvedAt() == null
        && state.lines().starves(contact, state.head().time());
  }

  private ContactStarved starved(Contact.Waiting contact) {
    return new ContactStarved(
        contact.id(),
        contact.demand().arrivedAt(),
        contact.stay().segment(),
        contact.stay().enqueuedAt(),
        contact.stay().queueId(),
        state.head().time());
  }

  private ContactUnroutable unroutable(Contact.Waiting contact) {
    return new ContactUnroutable(
        contact.id(),
        contact.demand().arrivedAt(),
        contact.stay().segment(),
        contact.stay().enqueuedAt(),
        contact.stay().queueId(),
        state.head().time());
  }
}
