package org.strowger.routing.engine.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.WaitForecast;
import org.strowger.routing.engine.plan.LadderKey;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.QueuePace;
import org.strowger.routing.engine.state.WaitStage;

/** How long contacts will wait in their queues, by {@link QueuePace}. */
public final class WaitForecaster {

  /** Beyond so many contacts before one, all in line are taken to be. */
  private static final int COUNTED = 500;

  private final EntityStore entities;
  private final AgentClasses classes;
  private final WaitingContacts waiting;
  private final QueueSizes sizes;

  WaitForecaster(
      EntityStore entities, AgentClasses classes, WaitingContacts waiting, QueueSizes sizes) {
    this.entities = entities;
    this.classes = classes;
    this.waiting = waiting;
    this.sizes = sizes;
  }

  /**
   * What a contact that arrives at a queue would wait; null when somebody is free to take it at
   * once, or nothing is known.
   */
  public @Nullable WaitForecast forecastArrival(LadderKey key) {
    QueueId queueId = key.queueId();
    QueuePace pace = entities.pace(queueId);
    if (pace == null || isSomebodyFree(key)) {
      return null;
    }
    Instant now = entities.now();
    Instant since = now;
    for (MatchGroup group : waiting.groupsOf(queueId)) {
      ContactEntry front = group.first();
      Instant enqueued = front == null ? now : front.waiting().segment().enqueuedAt();
      since = enqueued.isBefore(since) ? enqueued : since;
    }
    return pace.forecast(sizes.inLine(queueId), since, now);
  }

  /** What a waiting contact will wait from now on; null when nothing is known. */
  public @Nullable WaitForecast forecast(Contact.Waiting contact) {
    QueuePace pace = entities.pace(contact.segment().queueId());
    return pace == null
        ? null
        : pace.forecast(ahead(contact), contact.segment().enqueuedAt(), entities.now());
  }

  /**
   * How many of its queue come before a waiting contact, those included that are offered; exact up
   * to 500.
   */
  public int ahead(Contact.Waiting contact) {
    QueueId queueId = contact.segment().queueId();
    ContactEntry entry = entities.required(contact.id());
    int before = 0;
    for (MatchGroup group : waiting.groupsOf(queueId)) {
      before += group.countBefore(entry, COUNTED - before);
      if (before >= COUNTED) {
        return sizes.inLine(queueId) - 1;
      }
    }
    return before + sizes.offered(queueId);
  }

  /** Whether a contact that arrives would be given to somebody at once. */
  public boolean isSomebodyFree(LadderKey key) {
    Bits idle = classes.idle(Channels.place(key.channel()));
    if (idle.isEmpty()) {
      return false;
    }
    MatchGroup group = waiting.groupOf(key, WaitStage.FIRST);
    return group.ladder().queue() != null
        && !group.ladder().pulled()
        && group.servedBy().meets(idle);
  }
}
