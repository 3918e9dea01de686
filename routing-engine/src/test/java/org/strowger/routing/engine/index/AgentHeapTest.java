package org.strowger.routing.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.contracts.id.AgentId;

class AgentHeapTest {

  private static final int AGENTS = 30;

  /** An agent comes with a load and a turn, or goes. */
  private record Operation(int agent, int load, int turn, boolean goes) {

    static Operation next(Random random) {
      return new Operation(
          random.nextInt(AGENTS),
          random.nextInt(5) * 25,
          random.nextInt(10),
          random.nextInt(4) == 0);
    }
  }

  private static final class World implements Consumer<Operation> {
    private final boolean byLoad;
    private final AgentHeap heap;
    private final Map<AgentId, Operation> model = new TreeMap<>();
    private final Map<AgentId, AgentEntry> entries = new TreeMap<>();

    World(boolean byLoad) {
      this.byLoad = byLoad;
      this.heap = new AgentHeap(1, byLoad);
    }

    @Override
    public void accept(Operation operation) {
      var id = new AgentId("a" + operation.agent());
      AgentEntry entry = entries.computeIfAbsent(id, AgentEntry::new);
      heap.remove(entry);
      model.remove(id);
      if (!operation.goes()) {
        entry.rank(
            new AgentRank(
                EligibilityStage.ROUTABLE,
                true,
                true,
                2,
                0,
                0,
                operation.load(),
                operation.turn()));
        heap.add(entry);
        model.put(id, operation);
      }
      verify(operation);
    }

    private void verify(Operation operation) {
      Comparator<Map.Entry<AgentId, Operation>> byTurn =
          Comparator.<Map.Entry<AgentId, Operation>>comparingInt(each -> each.getValue().turn())
              .thenComparing(Map.Entry::getKey);
      Comparator<Map.Entry<AgentId, Operation>> order =
          byLoad
              ? Comparator.<Map.Entry<AgentId, Operation>>comparingInt(
                      each -> each.getValue().load())
                  .thenComparing(byTurn)
              : byTurn;
      List<AgentEntry> sorted =
          model.entrySet().stream().sorted(order).map(each -> entries.get(each.getKey())).toList();
      assertThat(heap.size()).isEqualTo(sorted.size());
      assertThat(heap.first()).isSameAs(sorted.isEmpty() ? null : sorted.getFirst());
      assertThat(heap.firstWithout(each -> each.loadPercent() == operation.load()))
          .isSameAs(
              sorted.stream()
                  .filter(each -> each.loadPercent() != operation.load())
                  .findFirst()
                  .orElse(null));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldOrderAsASortedListDoes(boolean byLoad) {
    ModelCheck.check(50, 300, Operation::next, () -> new World(byLoad));
  }
}
