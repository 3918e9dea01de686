package org.strowger.routing.engine.decide;

import java.time.Instant;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.routing.engine.plan.PlanInForce;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Requirement;
import org.strowger.routing.engine.state.Segment;

/** A contact that was in a queue before goes into it again, at its original age. */
final class Enqueuing {

  private Enqueuing() {}

  /** After a deferral, for the reason that it was deferred. */
  static ContactEnqueued due(PlanInForce plan, Contact.Deferred contact, Instant now) {
    return switch (contact.reason()) {
      case CALLBACK_GAP -> again(plan, contact, SegmentSource.CALLBACK, now);
      case OUTSIDE_HOURS, NOT_LET_IN, UNKNOWN -> again(plan, contact, SegmentSource.ARRIVAL, now);
      case SNOOZED -> again(plan, contact, SegmentSource.RETURNED, now);
    };
  }

  static ContactEnqueued again(
      PlanInForce plan, Contact contact, SegmentSource source, Instant now) {
    Segment segment = contact.segment();
    return in(segment.queueId(), segment.priority(), plan, contact, source, now);
  }

  /** Into a queue of its plan, at a priority. */
  static ContactEnqueued in(
      QueueId queueId,
      int priority,
      PlanInForce plan,
      Contact contact,
      SegmentSource source,
      Instant now) {
    Segment segment = contact.segment();
    Requirement requirement = Requirement.of(plan, contact.request(), queueId);
    return new ContactEnqueued(
        contact.id(),
        contact.request().arrivedAt(),
        segment.number() + 1,
        now,
        queueId,
        contact.request().channel(),
        priority,
        requirement.skills(),
        requirement.language(),
        segment.callback() ? SegmentSource.CALLBACK : source,
        segment.boostSeconds());
  }
}
