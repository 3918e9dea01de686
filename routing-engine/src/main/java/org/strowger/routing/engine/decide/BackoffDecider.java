package org.strowger.routing.engine.decide;

import java.util.List;
import org.strowger.routing.engine.state.AgentEntry;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Back-offs end by time, or early when nobody else could take the contact. */
final class BackoffDecider {

  private final DomainState state;

  BackoffDecider(DomainState state) {
    this.state = state;
  }

  List<Effect> due(Backoff backoff) {
    boolean over = backoff.reviewed() || needless(backoff);
    return new Decision()
        .note(
            over
                ? new Effect.BackoffEnded(backoff.contactId(), backoff.agentId())
                : new Effect.BackoffReviewed(backoff.contactId(), backoff.agentId()))
        .effects();
  }

  /** Looks again at those past their least time, if the command changed who is there. */
  List<Effect> endNeedless() {
    var decision = new Decision();
    if (state.dirty().staffing()) {
      for (Backoff backoff : state.backoffs().reviewed()) {
        if (needless(backoff)) {
          decision.note(new Effect.BackoffEnded(backoff.contactId(), backoff.agentId()));
        }
      }
    }
    return decision.effects();
  }

  private boolean needless(Backoff backoff) {
    if (backoff.cause() == Backoff.Cause.CONSULTS) {
      return false;
    }
    state.staff();
    Contact contact = state.contact(backoff.contactId());
    AgentEntry agentEntry = state.roster().entry(backoff.agentId());
    return contact != null && !state.lines().couldTake(contact, state.head().time(), agentEntry);
  }
}
