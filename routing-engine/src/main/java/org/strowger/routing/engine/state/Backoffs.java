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

  public boolean restrictions(AgentId agentId, ContactId contactId) {
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
  void add(Backoff backoff, AgentEntry agentEntry, @Nullable ContactEntry contactEntry) {
    byAgent
        .computeIfAbsent(backoff.agentId(), id -> new TreeMap<>())
        .put(backoff.contactId(), backoff);
    agentEntry.avoid(backoff);
    if (contactEntry != null) {
      contactEntry.avoid(agentEntry);
    }
  }

  void remove(Backoff backoff, AgentEntry agentEntry, @Nullable ContactEntry contactEntry) {
    agentEntry.meet(backoff);
    if (contactEntry != null) {
      contactEntry.meet(agentEntry);
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
