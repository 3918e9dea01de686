package org.strowger.routing.engine.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends random operations to a structure and a naive model of it. A difference is shown with its
 * seed and the fewest operations that lead to it.
 */
final class ModelCheck {

  private ModelCheck() {}

  /**
   * Tries as many histories as there are seeds, from 1.
   *
   * @param next makes an operation; one that has no sense where it comes must do nothing
   * @param world makes a structure and its model; it takes an operation, and throws when the two
   *     differ after it
   */
  static <O> void check(
      int seeds, int operations, Function<Random, O> next, Supplier<Consumer<O>> world) {
    for (long seed = 1; seed <= seeds; seed++) {
      var random = new Random(seed);
      var history = new ArrayList<O>();
      for (int i = 0; i < operations; i++) {
        history.add(next.apply(random));
      }
      Throwable failure = failureOf(history, world);
      if (failure != null) {
        throw shortest(seed, history, world, failure);
      }
    }
  }

  private static <O> AssertionError shortest(
      long seed, List<O> failing, Supplier<Consumer<O>> world, Throwable first) {
    List<O> history = failing;
    Throwable failure = first;
    for (int chunk = history.size() / 2; chunk >= 1; chunk /= 2) {
      int from = 0;
      while (from < history.size()) {
        var fewer = new ArrayList<O>(history.subList(0, from));
        fewer.addAll(history.subList(Math.min(from + chunk, history.size()), history.size()));
        Throwable again = failureOf(fewer, world);
        if (again == null) {
          from += chunk;
        } else {
          history = fewer;
          failure = again;
        }
      }
    }
    return new AssertionError(
        "Seed %d, the fewest operations: %s".formatted(seed, history), failure);
  }

  private static <O> @Nullable Throwable failureOf(List<O> history, Supplier<Consumer<O>> world) {
    Consumer<O> fresh = world.get();
    try {
      history.forEach(fresh);
      return null;
    } catch (AssertionError | RuntimeException e) {
      return e;
    }
  }
}
