package org.strowger.routing.engine.state;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.QueueHold;

/** The queues that supervisors hold, and who waits in each queue for one agent alone. */
public final class Holds {

  private final Map<QueueId, HeldQueue> held = new HashMap<>();
  private final Map<QueueId, SortedSet<ContactId>> preferring = new HashMap<>();

  /** How a queue is held; null when it is not. */
  public @Nullable HeldQueue of(QueueId queueId) {
    return held.get(queueId);
  }

  /** Whether nothing may be given out of the queue. */
  public boolean paused(QueueId queueId) {
    HeldQueue found = held.isEmpty() ? null : held.get(queueId);
    return found != null && found.hold() == QueueHold.PAUSED;
  }

  /** Those who are in no group of the queue, since they wait for the agent they prefer. */
  SortedSet<ContactId> preferring(QueueId queueId) {
    return preferring.getOrDefault(queueId, new TreeSet<>());
  }

  void add(HeldQueue queue) {
    held.put(queue.queueId(), queue);
  }

  void remove(HeldQueue queue) {
    held.remove(queue.queueId());
  }

  void prefers(Contact contact) {
    preferring.computeIfAbsent(contact.stay().queueId(), id -> new TreeSet<>()).add(contact.id());
  }

  void prefersNoMore(Contact contact) {
    SortedSet<ContactId> ofQueue = preferring.get(contact.stay().queueId());
    if (ofQueue != null && ofQueue.remove(contact.id()) && ofQueue.isEmpty()) {
      preferring.remove(contact.stay().queueId());
    }
  }
}
