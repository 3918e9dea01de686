package org.strowger.routing.engine.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.QueueRestriction;
import org.strowger.routing.engine.state.RestrictedQueue;

/**
 * The queues that supervisors paused or closed, and who waits in each queue for one agent alone.
 */
final class QueueRestrictions {

  private final Map<QueueId, RestrictedQueue> restricted = new HashMap<>();
  private final Map<QueueId, Set<ContactEntry>> preferring = new TreeMap<>();

  /** How a queue is restricted; null when it is not. */
  @Nullable RestrictedQueue of(QueueId queueId) {
    return restricted.get(queueId);
  }

  /** Whether nothing may be given out of the queue. */
  boolean isPaused(QueueId queueId) {
    RestrictedQueue found = restricted.isEmpty() ? null : restricted.get(queueId);
    return found != null && found.restriction() == QueueRestriction.PAUSED;
  }

  void add(RestrictedQueue queue) {
    restricted.put(queue.queueId(), queue);
  }

  void remove(RestrictedQueue queue) {
    restricted.remove(queue.queueId());
  }

  /** Those who are in no group of the queue, since they wait for the agent they prefer. */
  Set<ContactEntry> preferring(QueueId queueId) {
    return preferring.getOrDefault(queueId, Set.of());
  }

  /** Those of all queues, in no order that counts. */
  List<ContactEntry> preferring() {
    var all = new ArrayList<ContactEntry>();
    preferring.values().forEach(all::addAll);
    return all;
  }

  void addPreferring(QueueId queueId, ContactEntry entry) {
    preferring.computeIfAbsent(queueId, _ -> new LinkedHashSet<>()).add(entry);
  }

  void removePreferring(QueueId queueId, ContactEntry entry) {
    Set<ContactEntry> ofQueue = preferring.get(queueId);
    if (ofQueue != null && ofQueue.remove(entry) && ofQueue.isEmpty()) {
      preferring.remove(queueId);
    }
  }
}
