package org.strowger.routing.engine.state;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;

/** The agents, and the order of those who may be offered contacts. */
public final class Roster {

  private final Map<AgentId, Agent> agents = new TreeMap<>();
  private final Map<String, AgentId> phones = new TreeMap<>();
  private final SortedSet<Turn> turns = new TreeSet<>();

  /** An agent's place in the order of agents: the longest available first. */
  public record Turn(Instant availableSince, AgentId agentId) implements Comparable<Turn> {

    private static final Comparator<Turn> ORDER =
        Comparator.comparing(Turn::availableSince).thenComparing(Turn::agentId);

    public static Turn of(Agent agent) {
      return new Turn(agent.availableSince(), agent.id());
    }

    @Override
    public int compareTo(Turn other) {
      return ORDER.compare(this, other);
    }
  }

  public @Nullable Agent agent(AgentId id) {
    return agents.get(id);
  }

  /** Who has the phone; null when nobody does. */
  public @Nullable AgentId ofPhone(String phone) {
    return phones.get(phone);
  }

  /** All agents, by id. */
  public Collection<Agent> agents() {
    return Collections.unmodifiableCollection(agents.values());
  }

  /** The routable agents, the longest available first. */
  public SortedSet<Turn> turns() {
    return Collections.unmodifiableSortedSet(turns);
  }

  void add(Agent agent) {
    agents.put(agent.id(), agent);
    String phone = agent.definition().phone();
    if (phone != null) {
      phones.put(phone, agent.id());
    }
    if (agent.routable()) {
      turns.add(Turn.of(agent));
    }
  }

  void remove(Agent agent) {
    agents.remove(agent.id());
    String phone = agent.definition().phone();
    if (phone != null) {
      phones.remove(phone, agent.id());
    }
    turns.remove(Turn.of(agent));
  }
}
