package org.strowger.routing.engine.decide;

import java.util.List;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.index.StaffingCheck;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Effect;

/** Decides when back-offs end: by time, or early when nobody else could take the contact. */
final class BackoffDecider {

  private final DomainIndex index;
  private final StaffingCheck staffing;

  BackoffDecider(DomainIndex index) {
    this.index = index;
    this.staffing = new StaffingCheck(index);
  }

  /** The least time of a back-off is over, or all of it. */
  List<Effect> expire(Backoff backoff) {
    boolean over = backoff.reviewed() || isNeedless(backoff);
    return new Decision()
        .note(
            over
                ? new Effect.BackoffEnded(backoff.contactId(), backoff.agentId())
                : new Effect.BackoffReviewed(backoff.contactId(), backoff.agentId()))
        .effects();
  }

  /** Looks again at those past their least time, if the command changed who is signed in. */
  List<Effect> endNeedless() {
    var decision = new Decision();
    if (index.dirty().staffingChanged()) {
      for (Backoff backoff : index.backoffs().reviewed()) {
        if (isNeedless(backoff)) {
          decision.note(new Effect.BackoffEnded(backoff.contactId(), backoff.agentId()));
        }
      }
    }
    return decision.effects();
  }

  /** Whether nobody but the agent who backs off could take the contact. */
  private boolean isNeedless(Backoff backoff) {
    if (backoff.cause() == Backoff.Cause.CONSULTS) {
      return false;
    }
    Contact contact = index.state().contact(backoff.contactId());
    return contact != null && !staffing.couldTake(contact, index.roster().entry(backoff.agentId()));
  }
}
