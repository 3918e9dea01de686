package org.strowger.simulation.history;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./strowger simulate}: any command at any time, many times over. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Sends commands at random to the engine and checks after each what must always be true.",
      "A history that breaks a law is printed as short as it gets."
    })
public final class Simulate implements Callable<Integer> {

  private static final int BROKEN = 1;
  private static final int NOT_COVERED = 3;

  @Option(names = "--seeds", description = "how many histories; default ${DEFAULT-VALUE}")
  private int seeds = 200;

  @Option(names = "--seed", description = "the first seed; default ${DEFAULT-VALUE}")
  private long seed = 1;

  @Option(names = "--commands", description = "of each history; default ${DEFAULT-VALUE}")
  private int commands = 200;

  @Option(names = "--history", description = "run this printed history again instead")
  private @Nullable Path history;

  @Option(names = "--all-rare", description = "fail when a rare thing was not seen; for many seeds")
  private boolean allRare;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (history != null) {
      return again(out, history);
    }
    long began = System.nanoTime();
    Simulations run = Simulations.run(seed, seeds, commands);
    out.printf(
        Locale.ROOT,
        "Seeds %d–%d, %,d commands in %.1f s%n%n",
        seed,
        seed + run.seeds() - 1,
        run.commands(),
        (System.nanoTime() - began) / 1e9);
    for (Rarity rarity : Rarity.values()) {
      out.printf(Locale.ROOT, "%,12d  %s%n", run.seen(rarity), rarity.text());
    }
    out.println();
    Simulation.Outcome broken = run.broken();
    if (broken != null) {
      print(out, broken);
      return BROKEN;
    }
    List<Rarity> missing = run.unseen();
    out.printf(Locale.ROOT, "All laws held.%n");
    if (allRare && !missing.isEmpty()) {
      out.printf("Expected to see every rare thing but did not see %s%n", missing);
      return NOT_COVERED;
    }
    return 0;
  }

  private static void print(PrintWriter out, Simulation.Outcome outcome) {
    Broken broken = Objects.requireNonNull(outcome.broken());
    List<Turn> least = new Shrinker(broken).shrink(outcome.history());
    out.printf(
        Locale.ROOT,
        "BROKEN by seed %d: %s%n%d turns, shrunk to these %d; ./strowger simulate --history FILE"
            + " runs them again:%n",
        outcome.seed(),
        broken.getMessage(),
        outcome.history().size(),
        least.size());
    least.forEach(turn -> out.println(History.line(turn)));
  }

  private static int again(PrintWriter out, Path file) {
    List<Turn> turns = History.read(file);
    Broken broken = Shrinker.brokenBy(turns);
    out.printf(
        "%d turns: %s%n", turns.size(), broken == null ? "all laws held" : broken.getMessage());
    return broken == null ? 0 : BROKEN;
  }
}
