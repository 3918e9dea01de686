package org.strowger.routing.engine.state;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.strowger.contracts.id.QueueId;
import org.strowger.routing.engine.plan.PlanInForce;

/** The waiting contacts of each queue, grouped by what they require, each group in its order. */
public final class WaitingLines {

  private final Map<QueueId, Map<Requirement, SortedSet<Place>>> groups = new TreeMap<>();
  private PlanInForce plan = PlanInForce.NONE;

  /** The groups of a queue in which somebody waits. */
  public Map<Requirement, SortedSet<Place>> of(QueueId queueId) {
    return Collections.unmodifiableMap(groups.getOrDefault(queueId, Map.of()));
  }

  void replaced(Contact.Waiting contact, boolean waits) {
    Requirement requirement = Requirement.of(plan, contact.demand(), contact.stay().queueId());
    if (waits) {
      add(requirement, Place.of(contact));
    } else {
      remove(requirement, Place.of(contact));
    }
  }

  void regroup(PlanInForce changed, Iterable<Contact.Waiting> waiting) {
    groups.clear();
    plan = changed;
    waiting.forEach(contact -> replaced(contact, true));
  }

  private void add(Requirement requirement, Place place) {
    groups
        .computeIfAbsent(requirement.queueId(), id -> new TreeMap<>())
        .computeIfAbsent(requirement, each -> new TreeSet<>())
        .add(place);
  }

  private void remove(Requirement requirement, Place place) {
    Map<Requirement, SortedSet<Place>> ofQueue = groups.get(requirement.queueId());
    SortedSet<Place> group = ofQueue == null ? null : ofQueue.get(requirement);
    if (ofQueue == null || group == null) {
      return;
    }
    group.remove(place);
    if (group.isEmpty()) {
      ofQueue.remove(requirement);
    }
    if (ofQueue.isEmpty()) {
      groups.remove(requirement.queueId());
    }
  }
}
