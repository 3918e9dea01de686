package org.strowger.routing.engine.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.ConsultEvent.How;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.index.StaffingCheck;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.EndedOffer;

/**
 * Decides when a consult ends because of what became of it, of the contact it is about, or of those
 * who could answer it. A consult ends by events of its own only. Whatever becomes of it, the first
 * leg stays as it was, unless the consult is completed.
 *
 * <pre>
 *  what happens                  consult waits        offered                  answered
 *  ----------------------------  -------------------  -----------------------  -------------------
 *  accept, pull, pick            answered             answered                 refused
 *  decline, miss                 -                    next agent, or over      -
 *                                                     when she was named or
 *                                                     nobody is left
 *  she is gone, plan or roster   -                    as above                 stays, she may be
 *    takes the offer back                                                      back in time
 *  her grace is over (a chat),   -                    as above                 over
 *    signs off handing back,
 *    is removed
 *  its time is over              over                 over after the offer     stays
 *  asker or supervisor cancels   over                 offer revoked, over      over
 *  the asked agent ends it       refused              refused: she declines    over
 *  completed by the asker        refused              refused                  contact is hers
 *  contact closed, withdrawn     over                 offer revoked, over      over
 *  contact returned, snoozed,    over                 offer revoked, over      over
 *    transferred, requeued,
 *    given to another
 *  asker's desk lost, signs off  stays while the contact stays hers, else over
 *  plan applied                  stays: a plan cannot drop a queue that a consult is in
 * </pre>
 *
 * What the contact itself does to its consult is decided here after each command, whichever command
 * it was.
 */
final class ConsultEndDecider {

  private final DomainIndex index;
  private final DomainState state;
  private final StaffingCheck staffing;

  ConsultEndDecider(DomainIndex index) {
    this.index = index;
    this.state = index.state();
    this.staffing = new StaffingCheck(index);
  }

  /** Ends the consults that the command left without a contact or without anybody to ask. */
  List<Effect> endDue() {
    var decision = new Decision();
    for (Consult consult : index.touchedConsults()) {
      Contact asked = Preconditions.requireConsult(state, consult.consultId());
      How how = endOf(consult, asked);
      if (how != null) {
        decision.publishAll(ConsultEvents.ended(state, asked, how));
      }
    }
    return decision.effects();
  }

  private @Nullable How endOf(Consult consult, Contact asked) {
    Contact contact = state.contact(consult.contactId());
    if (contact == null) {
      return How.CONTACT_ENDED;
    }
    if (!(contact instanceof Contact.Assigned kept) || !kept.offerId().equals(consult.offerId())) {
      return How.CONTACT_MOVED;
    }
    if (asked instanceof Contact.Waiting waiting
        && (consult.toAgent() != null || !staffing.isAnybodyLeft(waiting))) {
      return unanswered(waiting.lastOffer());
    }
    return null;
  }

  private static How unanswered(@Nullable EndedOffer last) {
    if (last == null) {
      return How.NOBODY_THERE;
    }
    return switch (last.how()) {
      case DECLINED -> How.DECLINED;
      case EXPIRED -> How.EXPIRED;
      case REVOKED -> How.NOBODY_THERE;
    };
  }
}
