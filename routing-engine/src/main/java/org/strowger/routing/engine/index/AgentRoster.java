package org.strowger.routing.engine.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;

/** The agents by id, by desk and by phone. */
public final class AgentRoster {

  /** Also of agents who left and still have something to do; they stay until the next drain. */
  private final Slots<AgentId, AgentEntry> entries = new Slots<>(AgentEntry::new);

  private final NavigableMap<AgentId, AgentEntry> inOrder = new TreeMap<>();
  private final Map<InstanceId, SortedSet<AgentId>> desks = new TreeMap<>();
  private final Map<String, AgentId> phones = new TreeMap<>();

  @Nullable Agent agent(AgentId id) {
    AgentEntry entry = entries.get(id);
    return entry == null ? null : entry.agent();
  }

  /** All agents, by id. */
  Collection<Agent> agents() {
    var agents = new ArrayList<Agent>(inOrder.size());
    inOrder.values().forEach(entry -> agents.add(entry.present()));
    return agents;
  }

  /** How many agents the roster names. */
  public int size() {
    return inOrder.size();
  }

  /** Where an agent is kept; null when nothing is known of her. */
  public @Nullable AgentEntry entry(AgentId id) {
    return entries.get(id);
  }

  /** What an agent has to do. */
  public AgentLoad load(AgentId id) {
    AgentEntry entry = entries.get(id);
    return entry == null ? AgentLoad.NOTHING : entry.load();
  }

  /** The agents with a desk on an instance, by id. */
  public List<AgentId> atDesk(InstanceId id) {
    SortedSet<AgentId> there = desks.get(id);
    return there == null ? List.of() : List.copyOf(there);
  }

  /** The agents with a desk on any instance, by id. */
  public Set<AgentId> atDesks() {
    var there = new TreeSet<AgentId>();
    desks.values().forEach(there::addAll);
    return there;
  }

  /** The agent whose phone has this address; null when nobody's has. */
  public @Nullable AgentId ownerOf(String phone) {
    return phones.get(phone);
  }

  /** The neighbour of an agent by id; after the last comes the first. */
  public AgentEntry after(AgentEntry entry) {
    AgentEntry next = entry.next();
    return next == null ? inOrder.firstEntry().getValue() : next;
  }

  /** All contacts with a live offer, by id. */
  List<Contact.Offered> offered() {
    var offered = new ArrayList<Contact.Offered>();
    inOrder.values().forEach(entry -> offered.addAll(entry.load().offers()));
    offered.sort(Comparator.comparing(Contact::id));
    return offered;
  }

  /** The sum of all agents' hashes. */
  long hash() {
    long sum = 0;
    for (AgentEntry entry : inOrder.values()) {
      sum += entry.hash();
    }
    return sum;
  }

  /** Where the agents are kept, by id. */
  Collection<AgentEntry> entries() {
    return inOrder.values();
  }

  /** Where an agent is kept, or is to be. */
  AgentEntry open(AgentId id) {
    return entries.open(id);
  }

  /** Forgets the place of an agent who left. */
  void forget(AgentEntry entry) {
    entries.remove(entry.agentId());
  }

  /** An agent is another than before; either may be none. */
  void replace(AgentEntry entry, @Nullable Agent before, @Nullable Agent after) {
    if (before == null
        || after == null
        || !before.connection().desks().equals(after.connection().desks())) {
      leaveDesks(entry.agentId(), desksOf(before));
      joinDesks(entry.agentId(), desksOf(after));
    }
    String had = before == null ? null : before.definition().phone();
    String has = after == null ? null : after.definition().phone();
    if (!Objects.equals(had, has)) {
      phone(entry.agentId(), had, has);
    }
    if (before == null && after != null && inOrder.put(after.id(), entry) == null) {
      link(entry);
    } else if (after == null) {
      unlink(entry);
    }
  }

  private static List<InstanceId> desksOf(@Nullable Agent agent) {
    return agent == null ? List.of() : agent.connection().desks();
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
    AgentEntry left = inOrder.remove(gone.agentId());
    var before = inOrder.lowerEntry(gone.agentId());
    if (left != null && before != null) {
      before.getValue().next(left.next());
    }
  }

  private void link(AgentEntry entry) {
    var before = inOrder.lowerEntry(entry.agentId());
    var after = inOrder.higherEntry(entry.agentId());
    if (before != null) {
      before.getValue().next(entry);
    }
    entry.next(after == null ? null : after.getValue());
  }
}
