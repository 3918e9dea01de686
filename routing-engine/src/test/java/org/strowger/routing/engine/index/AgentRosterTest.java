package org.strowger.routing.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.AgentConnection;

class AgentRosterTest {

  private static final int AGENTS = 20;
  private static final int DESKS = 4;

  /** An agent has these desks and a phone of her own or none, or leaves. */
  private record Operation(int agent, int desks, boolean phone, boolean leaves) {

    static Operation next(Random random) {
      return new Operation(
          random.nextInt(AGENTS),
          random.nextInt(1 << DESKS),
          random.nextBoolean(),
          random.nextInt(4) == 0);
    }
  }

  private static final class World implements Consumer<Operation> {
    private final AgentRoster roster = new AgentRoster();
    private final NavigableMap<AgentId, Agent> model = new TreeMap<>();

    @Override
    public void accept(Operation operation) {
      var id = new AgentId("a" + operation.agent());
      Agent before = model.get(id);
      Agent after = operation.leaves() ? null : agent(id, operation);
      if (before != null || after != null) {
        AgentEntry entry = roster.open(id);
        entry.entity(after);
        roster.replace(entry, before, after);
      }
      if (after == null) {
        model.remove(id);
        AgentEntry entry = roster.entry(id);
        if (entry != null) {
          roster.forget(entry);
        }
      } else {
        model.put(id, after);
      }
      verify();
    }

    private static Agent agent(AgentId id, Operation operation) {
      List<InstanceId> desks =
          IntStream.range(0, DESKS)
              .filter(desk -> (operation.desks() & (1 << desk)) != 0)
              .mapToObj(desk -> new InstanceId("desk-" + desk))
              .toList();
      return Agent.joining(
              new AgentDefinition(
                  id,
                  new TeamId("team"),
                  new ProfileId("all"),
                  Map.of(),
                  Map.of(),
                  true,
                  operation.phone() ? id.value() : null),
              Samples.START)
          .with(new AgentConnection(desks, null, null));
    }

    private void verify() {
      assertThat(roster.size()).isEqualTo(model.size());
      assertThat(roster.agents()).containsExactlyElementsOf(model.values());
      for (int desk = 0; desk < DESKS; desk++) {
        var instance = new InstanceId("desk-" + desk);
        var there = new ArrayList<AgentId>();
        model.forEach(
            (id, agent) -> {
              if (agent.connection().desks().contains(instance)) {
                there.add(id);
              }
            });
        assertThat(roster.atDesk(instance)).isEqualTo(there);
      }
      for (int number = 0; number < AGENTS; number++) {
        verify(new AgentId("a" + number));
      }
    }

    private void verify(AgentId id) {
      Agent agent = model.get(id);
      assertThat(roster.agent(id)).isEqualTo(agent);
      assertThat(roster.ownerOf(id.value()))
          .isEqualTo(agent == null || agent.definition().phone() == null ? null : id);
      AgentEntry entry = roster.entry(id);
      if (agent != null && entry != null) {
        assertThat(roster.after(entry).agentId()).isEqualTo(following(id));
      }
    }

    private @Nullable AgentId following(AgentId id) {
      AgentId higher = model.higherKey(id);
      return higher == null ? model.firstKey() : higher;
    }
  }

  @Test
  void shouldKnowAgentsByIdDeskPhoneAndNeighbour() {
    ModelCheck.check(50, 200, Operation::next, World::new);
  }
}
