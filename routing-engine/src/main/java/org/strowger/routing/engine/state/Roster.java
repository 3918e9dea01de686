package org.strowger.routing.engine.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.InstanceId;

/** The agents by id, by desk and by phone. */
public final class Roster {

  /** Also of agents who left and hold something; they stay until the next drain. */
  private final Slots<AgentId, AgentEntry> agentEntries = new Slots<>(AgentEntry::new);

  private final NavigableMap<AgentId, AgentEntry> inOrder = new TreeMap<>();
  private final Map<InstanceId, SortedSet<AgentId>> desks = new TreeMap<>();
  private final Map<String, AgentId> phones = new TreeMap<>();

  public @Nullable Agent agent(AgentId id) {
    AgentEntry agentEntry = agentEntries.get(id);
    return agentEntry == null ? null : agentEntry.agent();
  }

  /** All agents, by id. */
  public Collection<Agent> agents() {
    var agents = new ArrayList<Agent>(inOrder.size());
    inOrder.values().forEach(agentEntry -> agents.add(agentEntry.present()));
    return agents;
  }

  public int size() {
    return inOrder.size();
  }

  /** Where an agent is kept; null when nothing is known of her. */
  public @Nullable AgentEntry entry(AgentId id) {
    return agentEntries.get(id);
  }

  /** The agents with a desk on an instance, by id. */
  public List<AgentId> atDesk(InstanceId id) {
    SortedSet<AgentId> there = desks.get(id);
    return there == null ? List.of() : List.copyOf(there);
  }

  /** Who has the phone; null when nobody does. */
  public @Nullable AgentId ofPhone(String phone) {
    return phones.get(phone);
  }

  /** The neighbour of an agent by id, the first after the last. */
  public AgentEntry after(AgentEntry agentEntry) {
    AgentEntry next = agentEntry.next();
    return next == null ? inOrder.firstEntry().getValue() : next;
  }

  /** All contacts with a live offer, by id. */
  List<Contact.Offered> offered() {
    var offered = new ArrayList<Contact.Offered>();
    inOrder.values().forEach(agentEntry -> offered.addAll(agentEntry.holding().offers()));
    offered.sort(Comparator.comparing(Contact::id));
    return offered;
  }

  /** The sum of all agents' hashes. */
  long hash() {
    long sum = 0;
    for (AgentEntry agentEntry : inOrder.values()) {
      sum += agentEntry.hash();
    }
    return sum;
  }

  Collection<AgentEntry> entries() {
    return inOrder.values();
  }

  AgentEntry entryOf(AgentId id) {
    return agentEntries.of(id);
  }

  void forget(AgentEntry agentEntry) {
    agentEntries.remove(agentEntry.agentId());
  }

  /** An agent is another than before; either may be none. */
  void replace(AgentEntry agentEntry, @Nullable Agent before, @Nullable Agent after) {
    if (before == null || after == null || !before.desks().equals(after.desks())) {
      leaveDesks(agentEntry.agentId(), desksOf(before));
      joinDesks(agentEntry.agentId(), desksOf(after));
    }
    String had = before == null ? null : before.definition().phone();
    String has = after == null ? null : after.definition().phone();
    if (!Objects.equals(had, has)) {
      phone(agentEntry.agentId(), had, has);
    }
    if (before == null && after != null && inOrder.put(after.id(), agentEntry) == null) {
      link(agentEntry);
    } else if (after == null) {
      unlink(agentEntry);
    }
  }

  private static List<InstanceId> desksOf(@Nullable Agent agent) {
    return agent == null ? List.of() : agent.desks();
  }

  private void joinDesks(AgentId agentId, List<InstanceId> joined) {
    for (InstanceId desk : joined) {
      desks.computeIfAbsent(desk, id -> new TreeSet<>()).add(agentId);
    }
  }

  private void leaveDesks(AgentId agentId, List<InstanceId> left) {
    for (InstanceId desk : left) {
      SortedSet<AgentId> there = desks.get(desk);
      if (there != null && there.remove(agentId) && there.isEmpty()) {
        desks.remove(desk);
      }
    }
  }

  private void phone(AgentId id, @Nullable String had, @Nullable String has) {
    if (had != null) {
      phones.remove(had, id);
    }
    if (has != null) {
      phones.put(has, id);
    }
  }

  private void unlink(AgentEntry gone) {
    AgentEntry agentEntry = inOrder.remove(gone.agentId());
    var before = inOrder.lowerEntry(gone.agentId());
    if (agentEntry != null && before != null) {
      before.getValue().next(agentEntry.next());
    }
  }

  private void link(AgentEntry agentEntry) {
    var before = inOrder.lowerEntry(agentEntry.agentId());
    var after = inOrder.higherEntry(agentEntry.agentId());
    if (before != null) {
      before.getValue().next(agentEntry);
    }
    agentEntry.next(after == null ? null : after.getValue());
  }
}
