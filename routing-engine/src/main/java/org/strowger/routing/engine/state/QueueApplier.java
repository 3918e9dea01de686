package org.strowger.routing.engine.state;

import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.QueueEvent;
import org.strowger.contracts.routing.QueueEvent.ArrivalTold;
import org.strowger.contracts.routing.QueueEvent.QueueHeld;
import org.strowger.contracts.routing.QueueEvent.QueueResumed;

/** Queues are held and let go: by their groups, however many wait in them. */
final class QueueApplier {

  private final DomainState state;

  QueueApplier(DomainState state) {
    this.state = state;
  }

  void apply(QueueEvent event) {
    switch (event) {
      case QueueHeld each -> onHeld(each);
      case QueueResumed each -> onResumed(each);
      case ArrivalTold _ -> {}
    }
  }

  private void onHeld(QueueHeld event) {
    boolean paused = holds().paused(event.queueId());
    state.put(
        new HeldQueue(
            event.queueId(),
            event.hold(),
            event.heldAt(),
            event.until(),
            event.message(),
            event.author()));
    if (paused) {
      open(event.queueId());
    }
  }

  private void onResumed(QueueResumed event) {
    boolean paused = holds().paused(event.queueId());
    state.remove(holds().of(event.queueId()));
    if (paused) {
      open(event.queueId());
    }
  }

  /** What waits there may be given to somebody again. */
  private void open(QueueId queueId) {
    for (Group group : state.lines().of(queueId)) {
      if (!group.isEmpty()) {
        state.unsettled().open(group, Trigger.QUEUE_RESUMED);
      }
    }
    holds().preferring(queueId).forEach(id -> state.open(id, Trigger.QUEUE_RESUMED));
  }

  private Holds holds() {
    return state.lines().holds();
  }
}
