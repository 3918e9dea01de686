package org.strowger.routing.engine.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.ContactEvent.ContactStarved;
import org.strowger.contracts.routing.ContactEvent.ContactUnroutable;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.routing.engine.index.ContactEntry;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Effect;

/** Decides what waiting does to a contact. */
final class WaitStageDecider {

  private final DomainIndex index;

  WaitStageDecider(DomainIndex index) {
    this.index = index;
  }

  /**
   * A step opens, a delay is over, the preferred agent has had her time, or the contact starves.
   */
  List<Effect> endStage(Contact.Waiting contact) {
    var decision = new Decision();
    if (starvesNow(index.entry(contact.id()))) {
      decision.publish(starved(contact));
    }
    return decision.note(new Effect.WaitStageEnded(contact.id())).effects();
  }

  /** Reports contacts that just came in line and starve, or that nobody on the roster can serve. */
  List<Effect> reportNew() {
    var decision = new Decision();
    for (ContactEntry entry : index.dirty().opened()) {
      if (entry.line() != null) {
        if (starvesNow(entry)) {
          decision.publish(starved(entry.waiting()));
        }
        if (wasEnqueued(entry.openedBy()) && !index.waiting().isRoutable(entry)) {
          decision.publish(unroutable(entry.waiting()));
        }
      }
    }
    return decision.effects();
  }

  private static boolean wasEnqueued(@Nullable Trigger trigger) {
    return switch (trigger) {
      case CONTACT_ARRIVED, CONTACT_RETURNED, CALLBACK_DUE -> true;
      case null, default -> false;
    };
  }

  private boolean starvesNow(ContactEntry entry) {
    return !entry.starved() && index.waiting().isStarving(entry, index.now());
  }

  private ContactStarved starved(Contact.Waiting contact) {
    return new ContactStarved(
        contact.id(),
        contact.request().arrivedAt(),
        contact.segment().number(),
        contact.segment().enqueuedAt(),
        contact.segment().queueId(),
        index.now());
  }

  private ContactUnroutable unroutable(Contact.Waiting contact) {
    return new ContactUnroutable(
        contact.id(),
        contact.request().arrivedAt(),
        contact.segment().number(),
        contact.segment().enqueuedAt(),
        contact.segment().queueId(),
        index.now());
  }
}
