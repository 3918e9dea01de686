package org.strowger.routing.engine.state;

import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.QueueEvent;
import org.strowger.contracts.routing.QueueEvent.QueueClosed;
import org.strowger.contracts.routing.QueueEvent.QueueMessageAnnounced;
import org.strowger.contracts.routing.QueueEvent.QueuePaused;
import org.strowger.contracts.routing.QueueEvent.QueueResumed;
import org.strowger.contracts.routing.QueueRestriction;

/** Queues are paused, closed and resumed: by their groups, however many wait in them. */
final class QueueApplier {

  private final DomainState state;

  QueueApplier(DomainState state) {
    this.state = state;
  }

  void apply(QueueEvent event) {
    switch (event) {
      case QueuePaused each -> onPaused(each);
      case QueueClosed each -> onClosed(each);
      case QueueResumed each -> onResumed(each);
      case QueueMessageAnnounced _ -> {}
    }
  }

  private void onPaused(QueuePaused event) {
    restrict(
        new RestrictedQueue(
            event.queueId(),
            QueueRestriction.PAUSED,
            event.pausedAt(),
            event.until(),
            event.message(),
            event.author()));
  }

  private void onClosed(QueueClosed event) {
    restrict(
        new RestrictedQueue(
            event.queueId(),
            QueueRestriction.CLOSED,
            event.closedAt(),
            event.until(),
            event.message(),
            event.author()));
  }

  private void restrict(RestrictedQueue queue) {
    boolean paused = restrictions().paused(queue.queueId());
    state.put(queue);
    if (paused) {
      open(queue.queueId());
    }
  }

  private void onResumed(QueueResumed event) {
    boolean paused = restrictions().paused(event.queueId());
    state.remove(restrictions().of(event.queueId()));
    if (paused) {
      open(event.queueId());
    }
  }

  /** What waits there may be given to somebody again. */
  private void open(QueueId queueId) {
    for (MatchGroup group : state.lines().of(queueId)) {
      if (!group.isEmpty()) {
        state.dirty().open(group, Trigger.QUEUE_RESUMED);
      }
    }
    restrictions().preferring(queueId).forEach(id -> state.open(id, Trigger.QUEUE_RESUMED));
  }

  private QueueRestrictions restrictions() {
    return state.lines().restrictions();
  }
}
