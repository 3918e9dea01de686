package org.strowger.bench.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Time per decision of the pure engine, see {@link Decisions}, and per round. A round is an
 * arrival, an accept and a close that gives the freed agent her next contact; the number waiting
 * stays the same.
 */
@Command(name = "router-engine", description = "the pure router: cost by contacts, agents, classes")
public final class RouterEngine implements Callable<Integer> {

  private static final int DRAIN = 500;
  private static final int TIMED = 32;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Option(names = "--rounds", defaultValue = "60000", description = "rounds per figure")
  int rounds;

  @Option(names = "--most-waiting", defaultValue = "1000000")
  int mostWaiting;

  @Option(names = "--most-agents", defaultValue = "100000")
  int mostAgents;

  RouterEngine() {}

  @Option(names = "--forks", defaultValue = "2", description = "of JMH; 0: rounds and bytes only")
  int forks;

  @Override
  public Integer call() throws RunnerException {
    if (forks > 0) {
      decisions();
    }
    System.out.println(
        "queues  classes  agents   waiting  ns/round  ns/freed agent  bytes/contact");
    for (int waiting = 1_000; waiting <= mostWaiting; waiting *= 10) {
      measure(1_000, 500, 1_000, waiting);
    }
    for (int agents = 100; agents <= mostAgents; agents *= 10) {
      measure(1_000, 500, agents, 10_000);
    }
    measure(1_000, 4_000, 4_000, 10_000);
    measure(1, 1, 1_000, 10_000);
    roster();
    return 0;
  }

  /** Each size in JVMs of its own. */
  private void decisions() throws RunnerException {
    var sizes = new ArrayList<String>();
    for (int waiting = 1_000; waiting <= mostWaiting; waiting *= 10) {
      sizes.add("1000/500/1000/" + waiting);
    }
    for (int agents = 100; agents <= mostAgents; agents *= 10) {
      sizes.add("1000/500/" + agents + "/10000");
    }
    sizes.add("1000/4000/4000/10000");
    var options =
        new OptionsBuilder()
            .include(Decisions.class.getName())
            .param("size", sizes.toArray(String[]::new))
            .forks(forks)
            .verbosity(VerboseMode.SILENT)
            .build();
    System.out.println("queues/classes/agents/waiting  ns/decision      ± error  cpu ns/decision");
    for (RunResult result : new Runner(options).run()) {
      System.out.printf(
          "%29s  %11.0f  %11.0f  %15.0f%n",
          result.getParams().getParam("size"),
          result.getPrimaryResult().getScore(),
          result.getPrimaryResult().getScoreError(),
          counted(result, "nanos") / counted(result, "decisions"));
    }
  }

  private static double counted(RunResult result, String name) {
    return Objects.requireNonNull(result.getSecondaryResults().get(name)).getScore();
  }

  private void measure(int queues, int classes, int agents, int waiting) {
    var world = new World(queues, classes);
    world.roster(agents);
    world.signIn(agents);
    world.engine.drainChanges();
    long before = used();
    for (int i = 0; i < waiting + agents; i++) {
      world.arrive();
      if (i % 1_000 == 0) {
        world.beat();
        world.engine.drainChanges();
      }
    }
    world.engine.drainChanges();
    long bytes = (used() - before) / (waiting + agents);
    Deque<OfferIssued> live = new ArrayDeque<>();
    world.drainOffers(live);
    run(world, live, rounds / 2);
    long start = cpu();
    long freed = run(world, live, rounds);
    long round = (cpu() - start) / rounds;
    System.out.printf(
        "%6d  %7d  %6d  %8d  %8d  %14d  %13d%n",
        queues, classes, agents, waiting, round, freed / rounds, bytes);
  }

  /** The nanoseconds in which freed agents were given their next contact. */
  private static long run(World world, Deque<OfferIssued> live, int rounds) {
    long freed = 0;
    for (int i = 0; i < rounds; i++) {
      world.arrive();
      OfferIssued offer = live.removeFirst();
      world.send(new AcceptOffer(offer.agentId(), offer.offerId()));
      boolean timed = i % TIMED == 0; // asking for the time costs as much as a decision
      long start = timed ? cpu() : 0;
      world.send(new CloseContact(offer.agentId(), offer.contactId(), "done"));
      freed += timed ? (cpu() - start) * TIMED : 0;
      world.drainOffers(live);
      if (live.isEmpty()) {
        throw new IllegalStateException("Expected contacts for the agents but they ran out");
      }
      if (i % DRAIN == 0) {
        world.beat();
        world.engine.drainChanges();
      }
    }
    return freed;
  }

  private void roster() {
    long before = used();
    var world = new World(1_000, 500);
    long start = cpu();
    world.roster(mostAgents);
    world.engine.drainChanges();
    long millis = (cpu() - start) / 1_000_000;
    System.out.printf(
        "%d agents put in %d ms, %d bytes each%n",
        mostAgents, millis, (used() - before) / mostAgents);
  }

  /** Of this thread alone: what else the machine does is not the engine's. */
  private static long cpu() {
    return THREADS.getCurrentThreadCpuTime();
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
