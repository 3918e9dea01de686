package org.strowger.routing.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.routing.engine.state.Deadline;

@DisplayName("Deadlines come by time, then kind, then key")
class DeadlinesTest {

  private static final int SLOTS = 60;
  private static final Deadline.Kind[] KINDS = Deadline.Kind.values();

  /** A slot gets a deadline or loses it; then all take their places, or not yet. */
  private record Operation(int slot, int second, int kind, boolean clears, boolean placed) {

    static Operation next(Random random) {
      return new Operation(
          random.nextInt(SLOTS),
          random.nextInt(20),
          random.nextInt(KINDS.length),
          random.nextInt(3) == 0,
          random.nextInt(3) == 0);
    }
  }

  private static final class World implements Consumer<Operation> {
    private final Deadlines deadlines = new Deadlines();
    private final Map<Slot, Deadline> model = new HashMap<>();
    private final Slot[] slots = new Slot[SLOTS];

    World() {
      for (int i = 0; i < SLOTS; i++) {
        slots[i] = new Slot("slot" + i);
      }
    }

    @Override
    public void accept(Operation operation) {
      Slot slot = slots[operation.slot()];
      Deadline deadline =
          operation.clears()
              ? null
              : new Deadline(
                  Samples.START.plusSeconds(operation.second()), KINDS[operation.kind()]);
      deadlines.set(slot, deadline);
      if (deadline == null) {
        model.remove(slot);
      } else {
        model.put(slot, deadline);
      }
      if (operation.placed()) {
        deadlines.place();
        verify();
      }
    }

    private void verify() {
      Map.Entry<Slot, Deadline> first = first();
      assertThat(deadlines.first()).isSameAs(first == null ? null : first.getKey());
      assertThat(deadlines.next()).isEqualTo(first == null ? null : first.getValue());
      assertThat(deadlines.next(Long.MIN_VALUE)).isNull();
    }

    private Map.@Nullable Entry<Slot, Deadline> first() {
      return model.entrySet().stream()
          .min(
              Comparator.comparing((Map.Entry<Slot, Deadline> each) -> each.getValue().at())
                  .thenComparing(each -> each.getValue().kind())
                  .thenComparing(each -> each.getKey().key()))
          .orElse(null);
    }
  }

  @Test
  void shouldFindTheFirstOfAll() {
    ModelCheck.check(100, 400, Operation::next, World::new);
  }
}
