package org.strowger.routing.engine.decide;

import java.time.Instant;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.SegmentSource;
import org.strowger.routing.engine.plan.PlanInForce;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Requirement;
import org.strowger.routing.engine.state.Stay;

/** A contact that was in a queue before goes into it again, at its original age. */
final class Enqueuing {

  private Enqueuing() {}

  /** After a deferral, for the reason that it was deferred. */
  static ContactEnqueued due(PlanInForce plan, Contact.Deferred contact, Instant now) {
    return switch (contact.reason()) {
      case CALLBACK_GAP -> again(plan, contact, SegmentSource.CALLBACK, now);
    };
  }

  static ContactEnqueued again(
      PlanInForce plan, Contact contact, SegmentSource source, Instant now) {
    Stay stay = contact.stay();
    Requirement requirement = Requirement.of(plan, contact.demand(), stay.queueId());
    return new ContactEnqueued(
        contact.id(),
        contact.demand().arrivedAt(),
        stay.segment() + 1,
        now,
        stay.queueId(),
        contact.demand().channel(),
        stay.priority(),
        requirement.skills(),
        requirement.language(),
        stay.callback() && source == SegmentSource.RETURNED ? SegmentSource.CALLBACK : source);
  }
}
