package org.strowger.routing.engine.index;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.routing.engine.state.Backoff;

/** The agents who back off from contacts; each entry knows from which. */
public final class Backoffs {

  private final NavigableMap<AgentId, AgentEntry> agents = new TreeMap<>();

  /** Those whose least time is over, which may end early; by agent id, then contact id. */
  public List<Backoff> reviewed() {
    var found = new ArrayList<Backoff>();
    for (AgentEntry agent : agents.values()) {
      agent.backoffs().stream().filter(Backoff::reviewed).forEach(found::add);
    }
    return List.copyOf(found);
  }

  /** Keeps the contact from the agent, where it is known. */
  void add(Backoff backoff, AgentEntry agent, @Nullable ContactEntry contact) {
    agents.put(backoff.agentId(), agent);
    agent.addBackoff(backoff);
    if (contact != null) {
      contact.addBackoff(backoff.agentId());
    }
  }

  /** The agent may have the contact again. */
  void remove(Backoff backoff, AgentEntry agent, @Nullable ContactEntry contact) {
    agent.removeBackoff(backoff);
    if (contact != null) {
      contact.removeBackoff(backoff.agentId());
    }
    if (!agent.backsOff()) {
      agents.remove(backoff.agentId());
    }
  }
}
