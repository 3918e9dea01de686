package org.strowger.routing.engine.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.ContactEvent.ContactStarved;
import org.strowger.contracts.routing.ContactEvent.ContactUnroutable;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.Spot;

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
    if (starves(state.spot(contact.id()))) {
      decision.publish(starved(contact));
    }
    return decision.note(new Effect.LineMoved(contact.id())).effects();
  }

  /** What has to be said of contacts that just came in line. */
  List<Effect> notices() {
    var decision = new Decision();
    for (Spot spot : state.unsettled().opened()) {
      if (spot.line() != null) {
        if (starves(spot)) {
          decision.publish(starved(spot.waiting()));
        }
        if (enqueued(spot.openedBy()) && !state.lines().routable(spot)) {
          decision.publish(unroutable(spot.waiting()));
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

  private boolean starves(Spot spot) {
    return !spot.starved() && state.lines().starves(spot, state.head().time());
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
