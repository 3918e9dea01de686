package org.strowger.routing.engine.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.InstanceId;

/** The agents by id, by desk and by phone. */
public final class Roster {

  /** Also of agents who left and hold something; they stay until the next drain. */
  private final Map<AgentId, Seat> seats = new HashMap<>();

  private final NavigableMap<AgentId, Seat> inOrder = new TreeMap<>();
  private final Map<InstanceId, SortedSet<AgentId>> desks = new TreeMap<>();
  private final Map<String, AgentId> phones = new TreeMap<>();

  public @Nullable Agent agent(AgentId id) {
    Seat seat = seats.get(id);
    return seat == null ? null : seat.agent();
  }

  /** All agents, by id. */
  public Collection<Agent> agents() {
    var agents = new ArrayList<Agent>(inOrder.size());
    inOrder.values().forEach(seat -> agents.add(seat.present()));
    return agents;
  }

  public int size() {
    return inOrder.size();
  }

  /** Where an agent is kept; null when nothing is known of her. */
  public @Nullable Seat seat(AgentId id) {
    return seats.get(id);
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
  public Seat after(Seat seat) {
    Seat next = seat.next();
    return next == null ? inOrder.firstEntry().getValue() : next;
  }

  /** All contacts with a live offer, by id. */
  List<Contact.Offered> offered() {
    var offered = new ArrayList<Contact.Offered>();
    inOrder.values().forEach(seat -> offered.addAll(seat.holding().offers()));
    offered.sort(Comparator.comparing(Contact::id));
    return offered;
  }

  Collection<Seat> seated() {
    return inOrder.values();
  }

  Seat seatOf(AgentId id) {
    return seats.computeIfAbsent(id, Seat::new);
  }

  void forget(Seat seat) {
    seats.remove(seat.agentId());
  }

  void add(Seat seat, Agent agent) {
    if (inOrder.put(agent.id(), seat) == null) {
      link(seat);
    }
    for (InstanceId desk : agent.desks()) {
      desks.computeIfAbsent(desk, id -> new TreeSet<>()).add(agent.id());
    }
    String phone = agent.definition().phone();
    if (phone != null) {
      phones.put(phone, agent.id());
    }
  }

  /** Takes an agent out of the indexes; of the order only when she is gone. */
  void remove(Agent agent, boolean gone) {
    for (InstanceId desk : agent.desks()) {
      SortedSet<AgentId> there = desks.get(desk);
      if (there != null && there.remove(agent.id()) && there.isEmpty()) {
        desks.remove(desk);
      }
    }
    String phone = agent.definition().phone();
    if (phone != null) {
      phones.remove(phone, agent.id());
    }
    if (gone) {
      Seat seat = inOrder.remove(agent.id());
      var before = inOrder.lowerEntry(agent.id());
      if (seat != null && before != null) {
        before.getValue().next(seat.next());
      }
    }
  }

  private void link(Seat seat) {
    var before = inOrder.lowerEntry(seat.agentId());
    var after = inOrder.higherEntry(seat.agentId());
    if (before != null) {
      before.getValue().next(seat);
    }
    seat.next(after == null ? null : after.getValue());
  }
}
