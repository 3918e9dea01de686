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
  private final ContactTable byConversation =
      new ContactTable(ContactEntry::conversationId, ContactEntry::conversationHash);
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
    ContactEntry contactEntry = byConversation.get(id);
    return contactEntry == null ? null : (Contact) contactEntry.entity();
  }

  /** The contact's slot holds another state of it than before; either may be none. */
  void replace(ContactEntry contactEntry, @Nullable Contact before, @Nullable Contact after) {
    sizes.count(before, after);
    leave(contactEntry, before);
    if (joinable(before) && !joinable(after)) {
      byConversation.remove(contactEntry);
    }
    contactEntry.entity(after);
    if (joinable(after) && !joinable(before)) {
      contactEntry.conversing();
      byConversation.put(contactEntry);
    }
    consults.touch(contactEntry.contactId());
    switch (after) {
      case Contact.Waiting waiting -> stand(contactEntry, waiting);
      case Contact.Offered offered -> {
        AgentEntry agentEntry = entryOf(offered);
        agentEntry.holdingToChange().add(offered);
        state.changed(agentEntry);
        deadlines.set(contactEntry, offered.deadline());
      }
      case Contact.Assigned _ -> deadlines.clear(contactEntry);
      case Contact.Deferred deferred -> deadlines.set(contactEntry, deferred.deadline());
      case null -> deadlines.clear(contactEntry);
    }
  }

  private void leave(ContactEntry contactEntry, @Nullable Contact before) {
    if (before instanceof Contact.Waiting) {
      state.lines().leave(contactEntry);
    } else if (before instanceof Contact.Offered offered) {
      AgentEntry agentEntry = entryOf(offered);
      agentEntry.holdingToChange().remove(offered);
      state.changed(agentEntry);
    }
  }

  private AgentEntry entryOf(Contact.Offered offered) {
    AgentId id = offered.offer().agentId();
    return state.roster().entryOf(id);
  }

  /** Whether the conversation's later messages join the contact. */
  private static boolean joinable(@Nullable Contact contact) {
    return contact != null && contact.request().joinable() && !contact.consult();
  }

  /** A contact that comes in line stands where its waiting has brought it. */
  private void stand(ContactEntry contactEntry, Contact.Waiting contact) {
    RequirementLadder ladder = state.lines().ladderOf(contact);
    Contact.Waiting waiting = contact;
    if (contact.stage() == null) {
      long now = state.head().nanos();
      boolean preferred = preferences.waits(contact, ladder, now);
      waiting = contact.in(ladder.lineAt(contact.segment(), now, preferred));
    }
    contactEntry.rank(waiting);
    WaitStage line = waiting.waitStage();
    state
        .lines()
        .enter(
            contactEntry,
            line.preferred() ? preferences.lineOf(waiting) : state.lines().groupOf(ladder, line));
    schedule(contactEntry, waiting, ladder);
    contactEntry.keep(commons.compact(waiting));
  }

  private void schedule(
      ContactEntry contactEntry, Contact.Waiting contact, RequirementLadder ladder) {
    Deadline end = contact.deadline();
    long ends = end == null ? Long.MAX_VALUE : Nanos.of(end.at());
    long moves = ladder.nextChange(contact, contact.waitStage());
    if (end != null && ends <= moves) {
      deadlines.set(contactEntry, ends, end.kind());
    } else if (moves < Long.MAX_VALUE) {
      deadlines.set(contactEntry, moves, Deadline.Kind.LINE_MOVE);
    } else {
      deadlines.clear(contactEntry);
    }
  }
}
