package org.strowger.routing.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BitsTest {

  private static final int NUMBERS = 300;

  /** A number comes into one of two sets or goes; from some number on they are compared. */
  private record Operation(boolean first, int number, boolean on, int from) {

    static Operation next(Random random) {
      return new Operation(
          random.nextBoolean(),
          random.nextInt(1 + random.nextInt(NUMBERS)),
          random.nextInt(3) > 0,
          random.nextInt(NUMBERS + 100));
    }
  }

  private static final class World implements Consumer<Operation> {
    private final Bits left = new Bits();
    private final Bits right = new Bits();
    private final TreeSet<Integer> leftModel = new TreeSet<>();
    private final TreeSet<Integer> rightModel = new TreeSet<>();

    @Override
    public void accept(Operation operation) {
      (operation.first() ? left : right).set(operation.number(), operation.on());
      TreeSet<Integer> model = operation.first() ? leftModel : rightModel;
      if (operation.on()) {
        model.add(operation.number());
      } else {
        model.remove(operation.number());
      }
      verify(operation.from());
    }

    private void verify(int from) {
      var both = new TreeSet<Integer>(leftModel);
      both.retainAll(rightModel);
      Integer next = both.ceiling(from);
      assertThat(left.next(from, right)).isEqualTo(next == null ? -1 : next);
      assertThat(left.has(from)).isEqualTo(leftModel.contains(from));
      assertThat(left.isEmpty()).isEqualTo(leftModel.isEmpty());
      assertThat(left.meets(right)).isEqualTo(!both.isEmpty());
      assertThat(left.exceeds(right)).isEqualTo(!rightModel.containsAll(leftModel));
    }
  }

  @Test
  void shouldBeASetOfNumbers() {
    ModelCheck.check(50, 200, Operation::next, World::new);
  }
}
