package org.strowger.routing.engine.apply;

import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.QueueEvent;
import org.strowger.contracts.routing.QueueEvent.QueueClosed;
import org.strowger.contracts.routing.QueueEvent.QueueMessageAnnounced;
import org.strowger.contracts.routing.QueueEvent.QueuePaused;
import org.strowger.contracts.routing.QueueEvent.QueueResumed;
import org.strowger.contracts.routing.QueueRestriction;
import org.strowger.routing.engine.state.RestrictedQueue;

/** Applies that queues are paused, closed and resumed: by their groups, however many wait there. */
final class QueueApplier {

  private final MutableDomainState state;

  QueueApplier(MutableDomainState state) {
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
    boolean paused = state.index().waiting().isPaused(queue.queueId());
    state.put(queue);
    if (paused) {
      state.openQueue(queue.queueId(), Trigger.QUEUE_RESUMED);
    }
  }

  private void onResumed(QueueResumed event) {
    boolean paused = state.index().waiting().isPaused(event.queueId());
    state.remove(state.facts().restriction(event.queueId()));
    if (paused) {
      state.openQueue(event.queueId(), Trigger.QUEUE_RESUMED);
    }
  }
}
