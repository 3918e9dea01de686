package org.strowger.routing.engine.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;

/**
 * What is in one queue of the plan in force. Consults are no customers' and are not counted.
 *
 * @param waiting contacts in line, those included that are offered
 * @param oldestSince when the one that is in line for longest joined the queue; null: nobody waits
 * @param deferred contacts in no line that come back to this queue
 */
public record QueueLoad(QueueId queueId, int waiting, @Nullable Instant oldestSince, int deferred) {

  private QueueLoad joined(Instant since) {
    boolean oldest = oldestSince == null || since.isBefore(oldestSince);
    return new QueueLoad(queueId, waiting + 1, oldest ? since : oldestSince, deferred);
  }

  private QueueLoad setAside() {
    return new QueueLoad(queueId, waiting, oldestSince, deferred + 1);
  }

  private QueueLoad with(Contact contact) {
    return switch (contact) {
      case Contact.Waiting _, Contact.Offered _ -> joined(contact.segment().enqueuedAt());
      case Contact.Deferred _ -> setAside();
      case Contact.Assigned _ -> this;
    };
  }

  /** Of every queue, in the plan's order; a contact of a queue that is gone counts nowhere. */
  public static List<QueueLoad> of(DomainState state) {
    Map<QueueId, QueueLoad> loads = new LinkedHashMap<>();
    for (QueuePlan queue : state.plan().plan().queues()) {
      loads.put(queue.id(), new QueueLoad(queue.id(), 0, null, 0));
    }
    for (Contact contact : state.contacts()) {
      if (!contact.consult()) {
        loads.computeIfPresent(contact.segment().queueId(), (_, before) -> before.with(contact));
      }
    }
    return new ArrayList<>(loads.values());
  }
}
