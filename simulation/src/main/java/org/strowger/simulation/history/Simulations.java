package org.strowger.simulation.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.strowger.simulation.history.Simulation.Outcome;

/** Many seeds on all cores. What each does depends on the seed alone. */
final class Simulations {

  private final Witness witness = new Witness();
  private long seeds;
  private long commands;
  private @Nullable Outcome broken;

  private Simulations() {}

  /** Runs seeds in their order up to the first that breaks a law. */
  static Simulations run(long first, int seeds, int commands) {
    var all = new Simulations();
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
      var running = new ArrayList<Future<Outcome>>();
      for (long seed = first; seed < first + seeds; seed++) {
        long each = seed;
        running.add(threads.submit(() -> Simulation.run(each, commands)));
      }
      for (Future<Outcome> outcome : running) {
        if (all.broken == null) {
          all.take(outcome.get());
        } else {
          outcome.cancel(true);
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected a simulation to end but it failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected simulations to end but was interrupted", e);
    }
    return all;
  }

  private void take(Outcome outcome) {
    seeds++;
    commands += outcome.commands();
    witness.add(outcome.witness());
    if (outcome.broken() != null) {
      broken = outcome;
    }
  }

  long seeds() {
    return seeds;
  }

  long commands() {
    return commands;
  }

  /** The first seed that broke a law; null: none. */
  @Nullable Outcome broken() {
    return broken;
  }

  long seen(Rarity rarity) {
    return witness.seen().getOrDefault(rarity, 0L);
  }

  /** What never happened. */
  List<Rarity> unseen() {
    return Arrays.stream(Rarity.values()).filter(rarity -> seen(rarity) == 0).toList();
  }
}
