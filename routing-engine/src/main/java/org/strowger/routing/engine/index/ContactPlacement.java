package org.strowger.routing.engine.index;

import org.jspecify.annotations.Nullable;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Deadline;
import org.strowger.routing.engine.state.Nanos;

/** Keeps each contact that has not ended where its state says: in line, with an agent, deferred. */
final class ContactPlacement {

  private final DomainIndex index;
  private final SharedParts sharedParts = new SharedParts();

  ContactPlacement(DomainIndex index) {
    this.index = index;
  }

  /** The entry keeps another state of its contact than before; either may be none. */
  void replace(ContactEntry entry, @Nullable Contact before, @Nullable Contact after) {
    index.sizes().replace(before, after);
    leave(entry, before);
    if (isJoinable(before) && !isJoinable(after)) {
      index.entities().byConversation().remove(entry);
    }
    entry.entity(after);
    if (isJoinable(after) && !isJoinable(before)) {
      entry.hashConversation();
      index.entities().byConversation().put(entry);
    }
    index.entities().consults().touch(entry.contactId());
    switch (after) {
      case Contact.Waiting waiting -> enterLine(entry, waiting);
      case Contact.Offered offered -> {
        AgentEntry agent = agentOf(offered);
        agent.openLoad().add(offered);
        markChanged(agent);
        index.deadlines().set(entry, offered.deadline());
      }
      case Contact.Assigned _ -> index.deadlines().clear(entry);
      case Contact.Deferred deferred -> index.deadlines().set(entry, deferred.deadline());
      case null -> index.deadlines().clear(entry);
    }
  }

  private void leave(ContactEntry entry, @Nullable Contact before) {
    if (before instanceof Contact.Waiting) {
      index.waiting().leave(entry);
    } else if (before instanceof Contact.Offered offered) {
      AgentEntry agent = agentOf(offered);
      agent.openLoad().remove(offered);
      markChanged(agent);
    }
  }

  private AgentEntry agentOf(Contact.Offered offered) {
    return index.roster().open(offered.offer().agentId());
  }

  private void markChanged(AgentEntry agent) {
    index.classes().markStale(agent);
    index.dirty().touch(agent);
  }

  /** Whether the conversation's later messages join the contact. */
  private static boolean isJoinable(@Nullable Contact contact) {
    return contact != null && contact.request().joinable() && !contact.consult();
  }

  /** A contact that comes in line is at the stage that its waiting has brought it to. */
  private void enterLine(ContactEntry entry, Contact.Waiting contact) {
    LadderGroups groups = index.waiting().openLadder(contact);
    RequirementLadder ladder = groups.ladder();
    Contact.Waiting waiting = contact;
    if (contact.stage() == null) {
      long now = index.entities().head().nanos();
      boolean preferred = index.preferred().applies(contact, ladder, now);
      waiting = contact.at(ladder.stageAt(contact.segment(), now, preferred));
    }
    entry.rank(waiting);
    if (waiting.waitStage().preferred()) {
      ContactHeap line = index.preferred().lineOf(waiting);
      index.waiting().enterPreferring(entry, groups, waiting, line);
    } else {
      index.waiting().enterGroup(entry, groups, waiting.waitStage());
    }
    schedule(entry, waiting, ladder);
    entry.pack(sharedParts.pack(waiting));
  }

  /** What comes first: the end of the wait, or that of the wait stage. */
  private void schedule(ContactEntry entry, Contact.Waiting contact, RequirementLadder ladder) {
    Deadline end = contact.deadline();
    long waitEnd = end == null ? Long.MAX_VALUE : Nanos.of(end.at());
    long stageEnd = ladder.stageEnd(contact);
    if (end != null && waitEnd <= stageEnd) {
      index.deadlines().set(entry, waitEnd, end.kind());
    } else if (stageEnd < Long.MAX_VALUE) {
      index.deadlines().set(entry, stageEnd, Deadline.Kind.WAIT_STAGE_END);
    } else {
      index.deadlines().clear(entry);
    }
  }
}
