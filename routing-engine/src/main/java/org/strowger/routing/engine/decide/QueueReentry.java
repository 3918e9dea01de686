package org.strowger.routing.engine.decide;

import java.time.Instant;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.routing.engine.plan.PlanInForce;
import org.strowger.routing.engine.plan.Requirement;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Segment;

/** Writes how a contact that was in a queue before enters one again, at its original age. */
final class QueueReentry {

  private QueueReentry() {}

  /** After a deferral, for the reason that it was deferred. */
  static ContactEnqueued afterDeferral(PlanInForce plan, Contact.Deferred contact, Instant now) {
    return switch (contact.reason()) {
      case CALLBACK_GAP -> sameQueue(plan, contact, SegmentSource.CALLBACK, now);
      case OUTSIDE_HOURS, NOT_LET_IN, UNKNOWN ->
          sameQueue(plan, contact, SegmentSource.ARRIVAL, now);
      case SNOOZED -> sameQueue(plan, contact, SegmentSource.RETURNED, now);
    };
  }

  /** Into the queue it was in, at the priority it had. */
  static ContactEnqueued sameQueue(
      PlanInForce plan, Contact contact, SegmentSource source, Instant now) {
    Segment segment = contact.segment();
    return intoQueue(segment.queueId(), segment.priority(), plan, contact, source, now);
  }

  /** Into a queue of the plan, at a priority. */
  static ContactEnqueued intoQueue(
      QueueId queueId,
      int priority,
      PlanInForce plan,
      Contact contact,
      SegmentSource source,
      Instant now) {
    Segment segment = contact.segment();
    Requirement requirement = Requirement.of(plan, contact.request().ladderKey(plan, queueId));
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
