package org.strowger.routing.engine.state;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.QueueId;

/** The contacts that have not ended: in their lines, with their agents, by conversation. */
final class OpenContacts {

  private final DomainState state;
  private final Deadlines deadlines;
  private final Preferences preferences;
  private final Consults consults;
  private final QueueSizes sizes = new QueueSizes();
  private final SpotTable byConversation =
      new SpotTable(Spot::conversationId, Spot::conversationHash);
  private final Compact.Commons commons = new Compact.Commons();

  OpenContacts(DomainState state, Deadlines deadlines, Preferences preferences, Consults consults) {
    this.state = state;
    this.deadlines = deadlines;
    this.preferences = preferences;
    this.consults = consults;
  }

  int inLine(QueueId queueId) {
    return sizes.of(queueId);
  }

  int offeredOf(QueueId queueId) {
    return sizes.offeredOf(queueId);
  }

  @Nullable Contact of(ConversationId id) {
    Spot spot = byConversation.get(id);
    return spot == null ? null : (Contact) spot.entity();
  }

  /** The contact's slot holds another state of it than before; either may be none. */
  void replace(Spot spot, @Nullable Contact before, @Nullable Contact after) {
    sizes.count(before, after);
    leave(spot, before);
    if (joinable(before) && !joinable(after)) {
      byConversation.remove(spot);
    }
    spot.entity(after);
    if (joinable(after) && !joinable(before)) {
      spot.conversing();
      byConversation.put(spot);
    }
    consults.touch(spot.contactId());
    switch (after) {
      case Contact.Waiting waiting -> stand(spot, waiting);
      case Contact.Offered offered -> {
        Seat seat = seatOf(offered);
        seat.holdingToChange().add(offered);
        state.changed(seat);
        deadlines.set(spot, offered.deadline());
      }
      case Contact.Assigned _ -> deadlines.clear(spot);
      case Contact.Deferred deferred -> deadlines.set(spot, deferred.deadline());
      case null -> deadlines.clear(spot);
    }
  }

  private void leave(Spot spot, @Nullable Contact before) {
    if (before instanceof Contact.Waiting) {
      state.lines().leave(spot);
    } else if (before instanceof Contact.Offered offered) {
      Seat seat = seatOf(offered);
      seat.holdingToChange().remove(offered);
      state.changed(seat);
    }
  }

  private Seat seatOf(Contact.Offered offered) {
    AgentId id = offered.offer().agentId();
    return state.roster().seatOf(id);
  }

  /** Whether the conversation's later messages join the contact. */
  private static boolean joinable(@Nullable Contact contact) {
    return contact != null && contact.demand().joinable() && !contact.consult();
  }

  /** A contact that comes in line stands where its waiting has brought it. */
  private void stand(Spot spot, Contact.Waiting contact) {
    Chain chain = state.lines().chainOf(contact);
    Contact.Waiting waiting = contact;
    if (contact.line() == null) {
      long now = state.head().nanos();
      boolean preferred = preferences.waits(contact, chain, now);
      waiting = contact.in(chain.lineAt(contact.stay(), now, preferred));
    }
    spot.stand(waiting);
    Line line = waiting.standing();
    state
        .lines()
        .enter(
            spot,
            line.preferred() ? preferences.lineOf(waiting) : state.lines().groupOf(chain, line));
    schedule(spot, waiting, chain);
    spot.keep(commons.compact(waiting));
  }

  private void schedule(Spot spot, Contact.Waiting contact, Chain chain) {
    Deadline end = contact.deadline();
    long ends = end == null ? Long.MAX_VALUE : Nanos.of(end.at());
    long moves = chain.nextChange(contact, contact.standing());
    if (end != null && ends <= moves) {
      deadlines.set(spot, ends, end.kind());
    } else if (moves < Long.MAX_VALUE) {
      deadlines.set(spot, moves, Deadline.Kind.LINE_MOVE);
    } else {
      deadlines.clear(spot);
    }
  }
}
