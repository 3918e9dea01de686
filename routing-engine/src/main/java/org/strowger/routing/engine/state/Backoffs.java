package org.strowger.routing.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;

/** Which agent backs off from which contact. */
public final class Backoffs {

  private final Map<AgentId, Map<ContactId, Backoff>> byAgent = new TreeMap<>();

  public boolean holds(AgentId agentId, ContactId contactId) {
    return byAgent.getOrDefault(agentId, Map.of()).containsKey(contactId);
  }

  public List<Backoff> of(AgentId agentId) {
    return List.copyOf(byAgent.getOrDefault(agentId, Map.of()).values());
  }

  /** Those whose least time is over; they may end early. */
  public List<Backoff> reviewed() {
    var found = new ArrayList<Backoff>();
    for (Map<ContactId, Backoff> ofAgent : byAgent.values()) {
      ofAgent.values().stream().filter(Backoff::reviewed).forEach(found::add);
    }
    return List.copyOf(found);
  }

  /** Keeps the agent from the contact, where that is known. */
  void add(Backoff backoff, Seat seat, @Nullable Spot spot) {
    byAgent
        .computeIfAbsent(backoff.agentId(), id -> new TreeMap<>())
        .put(backoff.contactId(), backoff);
    seat.avoid(backoff);
    if (spot != null) {
      spot.avoid(seat);
    }
  }

  void remove(Backoff backoff, Seat seat, @Nullable Spot spot) {
    seat.meet(backoff);
    if (spot != null) {
      spot.meet(seat);
    }
    Map<ContactId, Backoff> ofAgent = byAgent.get(backoff.agentId());
    if (ofAgent != null) {
      ofAgent.remove(backoff.contactId());
      if (ofAgent.isEmpty()) {
        byAgent.remove(backoff.agentId());
      }
    }
  }
}
