package org.strowger.routing.engine.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.WaitForecast;

/** How long contacts will wait in their queues, by {@link QueuePace}. */
public final class Waits {

  /** Beyond so many contacts before one, all in line are taken to be. */
  private static final int COUNTED = 500;

  private final DomainState state;
  private final Entities entities;
  private final OpenContacts contacts;

  Waits(DomainState state, Entities entities, OpenContacts contacts) {
    this.state = state;
    this.entities = entities;
    this.contacts = contacts;
  }

  /**
   * What an arriving contact would wait; null when somebody is free to take it at once, or nothing
   * is known.
   */
  public @Nullable WaitForecast ofArrival(
      QueueId queueId,
      ChannelType channel,
      List<SkillLevel> ruleSkills,
      @Nullable ContactLanguage language) {
    QueuePace pace = entities.pace(queueId);
    if (pace == null
        || someoneIsFree(
            RequirementLadder.Key.of(state.plan(), queueId, channel, ruleSkills, language))) {
      return null;
    }
    Instant now = state.head().time();
    Instant since = now;
    for (MatchGroup group : state.lines().of(queueId)) {
      ContactEntry front = group.first();
      Instant enqueued = front == null ? now : front.waiting().segment().enqueuedAt();
      since = enqueued.isBefore(since) ? enqueued : since;
    }
    return pace.forecast(contacts.inLine(queueId), since, now);
  }

  /** What a waiting contact will wait from now on; null when nothing is known. */
  public @Nullable WaitForecast of(Contact.Waiting contact) {
    QueuePace pace = entities.pace(contact.segment().queueId());
    return pace == null
        ? null
        : pace.forecast(ahead(contact), contact.segment().enqueuedAt(), state.head().time());
  }

  /** How many of its queue come before a waiting contact, those included that are offered. */
  public int ahead(Contact.Waiting contact) {
    QueueId queueId = contact.segment().queueId();
    ContactEntry contactEntry = state.entry(contact.id());
    int before = 0;
    for (MatchGroup group : state.lines().of(queueId)) {
      before += group.countBefore(contactEntry, COUNTED - before);
      if (before >= COUNTED) {
        return contacts.inLine(queueId) - 1;
      }
    }
    return before + contacts.offeredOf(queueId);
  }

  /** The pace of a queue after an assignment. */
  QueuePace after(ContactAssigned event) {
    QueuePace before = entities.pace(event.queueId());
    return before == null
        ? QueuePace.first(event.queueId(), event.assignedAt())
        : before.started(event.assignedAt(), event.enqueuedAt());
  }

  private boolean someoneIsFree(RequirementLadder.Key key) {
    Bits idle = state.staff().idle(AgentEntry.place(key.channel()));
    MatchGroup group = state.lines().entrance(key);
    QueuePlan queue = group.ladder().queue();
    return queue != null
        && queue.delivery() == QueuePlan.Delivery.PUSH
        && group.servedBy().meets(idle);
  }
}
