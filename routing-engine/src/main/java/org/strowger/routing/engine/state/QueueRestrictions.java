package org.strowger.routing.engine.state;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.QueueRestriction;

/**
 * The queues that supervisors paused or closed, and who waits in each queue for one agent alone.
 */
public final class QueueRestrictions {

  private final Map<QueueId, RestrictedQueue> restricted = new HashMap<>();
  private final Map<QueueId, SortedSet<ContactId>> preferring = new HashMap<>();

  /** How a queue is restricted; null when it is not. */
  public @Nullable RestrictedQueue of(QueueId queueId) {
    return restricted.get(queueId);
  }

  /** Whether nothing may be given out of the queue. */
  public boolean paused(QueueId queueId) {
    RestrictedQueue found = restricted.isEmpty() ? null : restricted.get(queueId);
    return found != null && found.restriction() == QueueRestriction.PAUSED;
  }

  /** Those who are in no group of the queue, since they wait for the agent they prefer. */
  SortedSet<ContactId> preferring(QueueId queueId) {
    return preferring.getOrDefault(queueId, new TreeSet<>());
  }

  void add(RestrictedQueue queue) {
    restricted.put(queue.queueId(), queue);
  }

  void remove(RestrictedQueue queue) {
    restricted.remove(queue.queueId());
  }

  void prefers(Contact contact) {
    preferring
        .computeIfAbsent(contact.segment().queueId(), id -> new TreeSet<>())
        .add(contact.id());
  }

  void prefersNoMore(Contact contact) {
    SortedSet<ContactId> ofQueue = preferring.get(contact.segment().queueId());
    if (ofQueue != null && ofQueue.remove(contact.id()) && ofQueue.isEmpty()) {
      preferring.remove(contact.segment().queueId());
    }
  }
}
