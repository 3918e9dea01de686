package org.strowger.routing.engine.decide;

import java.util.List;
import org.strowger.contracts.routing.AssignmentEvent.EndedBy;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Deadline;
import org.strowger.routing.engine.state.DeskInstance;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.EndedContact;
import org.strowger.routing.engine.state.RestrictedQueue;

/** What the passing of time does. What happens is dated by its deadline, not by the late tick. */
final class DeadlineDecider {

  private final DomainState state;
  private final OfferDecider offers;
  private final ConnectionDecider connections;
  private final BackoffDecider backoffs;
  private final RosterDecider rosters;
  private final WaitDecider waits;
  private final LineDecider lines;
  private final QueueDecider restrictions;
  private final ChatDecider chats;

  DeadlineDecider(
      DomainState state,
      OfferDecider offers,
      ConnectionDecider connections,
      BackoffDecider backoffs,
      RosterDecider rosters,
      WaitDecider waits,
      LineDecider lines,
      QueueDecider restrictions,
      ChatDecider chats) {
    this.state = state;
    this.offers = offers;
    this.connections = connections;
    this.backoffs = backoffs;
    this.rosters = rosters;
    this.waits = waits;
    this.lines = lines;
    this.restrictions = restrictions;
    this.chats = chats;
  }

  List<Effect> fire(Deadline due) {
    return switch (state.due()) {
      case Contact.Offered each -> offers.expire(each);
      case Contact.Waiting each ->
          due.kind() == Deadline.Kind.LINE_MOVE ? lines.move(each) : waits.over(each);
      case Contact.Deferred each -> waits.due(each);
      case Agent each ->
          due.kind() == Deadline.Kind.MOVE_END ? rosters.back(each) : connections.graceOver(each);
      case Assignment each ->
          due.kind() == Deadline.Kind.CHAT_IDLE
              ? chats.silent(each, due.at())
              : Decision.of(AgentWork.wrapUpEnded(each.assigned(), due.at(), EndedBy.TIMER));
      case RestrictedQueue each -> restrictions.over(each);
      case Backoff each -> backoffs.due(each);
      case DeskInstance each -> connections.lost(each);
      case EndedContact each ->
          new Decision().note(new Effect.MemoryEnded(each.contactId())).effects();
      default -> throw new IllegalStateException("Expected something due but " + due + " is not");
    };
  }
}
