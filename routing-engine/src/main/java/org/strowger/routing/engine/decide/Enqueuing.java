package org.strowger.routing.engine.decide;

import java.time.Instant;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.SegmentSource;
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
      case OUTSIDE_HOURS, NOT_LET_IN -> again(plan, contact, SegmentSource.ARRIVAL, now);
      case SNOOZED -> again(plan, contact, SegmentSource.RETURNED, now);
    };
  }

  static ContactEnqueued again(
      PlanInForce plan, Contact contact, SegmentSource source, Instant now) {
    Stay stay = contact.stay();
    return in(stay.queueId(), stay.priority(), plan, contact, source, now);
  }

  /** Into a queue of its plan, at a priority. */
  static ContactEnqueued in(
      QueueId queueId,
      int priority,
      PlanInForce plan,
      Contact contact,
      SegmentSource source,
      Instant now) {
    Stay stay = contact.stay();
    Requirement requirement = Requirement.of(plan, contact.demand(), queueId);
    return new ContactEnqueued(
        contact.id(),
        contact.demand().arrivedAt(),
        stay.segment() + 1,
        now,
        queueId,
        contact.demand().channel(),
        priority,
        requirement.skills(),
        requirement.language(),
        stay.callback() ? SegmentSource.CALLBACK : source,
        stay.boostSeconds());
  }
}
