package org.strowger.routing.engine.decide;

import java.util.List;
import org.strowger.contracts.routing.AssignmentEvent.EndedBy;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Deadline;
import org.strowger.routing.engine.state.DeskInstance;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.EndedContact;
import org.strowger.routing.engine.state.RestrictedQueue;

/**
 * Decides what the passing of time does. What happens is dated by its deadline, not by the command
 * that comes after it.
 */
final class DeadlineDecider {

  private final DomainIndex index;
  private final OfferDecider offers;
  private final ConnectionDecider connections;
  private final BackoffDecider backoffs;
  private final RosterDecider rosters;
  private final WaitEndDecider waitEnds;
  private final WaitStageDecider waitStages;
  private final RestrictionDecider restrictions;
  private final ChatDecider chats;

  DeadlineDecider(
      DomainIndex index,
      OfferDecider offers,
      ConnectionDecider connections,
      BackoffDecider backoffs,
      RosterDecider rosters,
      WaitEndDecider waitEnds,
      WaitStageDecider waitStages,
      RestrictionDecider restrictions,
      ChatDecider chats) {
    this.index = index;
    this.offers = offers;
    this.connections = connections;
    this.backoffs = backoffs;
    this.rosters = rosters;
    this.waitEnds = waitEnds;
    this.waitStages = waitStages;
    this.restrictions = restrictions;
    this.chats = chats;
  }

  /** The next deadline has come. */
  List<Effect> fire(Deadline due) {
    return switch (index.due()) {
      case Contact.Offered each -> offers.expire(each);
      case Contact.Waiting each ->
          due.kind() == Deadline.Kind.WAIT_STAGE_END
              ? waitStages.endStage(each)
              : waitEnds.endWait(each);
      case Contact.Deferred each -> waitEnds.endDeferral(each);
      case Agent each ->
          due.kind() == Deadline.Kind.LOAN_END ? rosters.endLoan(each) : connections.endGrace(each);
      case Assignment each ->
          due.kind() == Deadline.Kind.CHAT_IDLE
              ? chats.goIdle(each, due.at())
              : new Decision()
                  .publishAll(
                      AgentWork.wrapUpEnded(index.state().plan(), each, due.at(), EndedBy.TIMER))
                  .effects();
      case RestrictedQueue each -> restrictions.expire(each);
      case Backoff each -> backoffs.expire(each);
      case DeskInstance each -> connections.loseInstance(each);
      case EndedContact each ->
          new Decision().note(new Effect.MemoryEnded(each.contactId())).effects();
      default -> throw new IllegalStateException("Expected something due but " + due + " is not");
    };
  }
}
