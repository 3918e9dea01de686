package org.strowger.bench.router;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./strowger bench router}: in alternating rounds, assignments by {@code PullNext} through
 * Kafka beside a database's row locks, and the time to an offer beside a bare pass-through; on a
 * broker, a router and a database of its own, or on those of a running exchange.
 */
@Command(name = "router", mixinStandardHelpOptions = true)
public final class RouterBench implements Callable<Integer> {

  @Option(
      names = "--kafka",
      description = "the broker of a running exchange, host:port; without it one is started")
  private @Nullable String kafka;

  @Option(names = "--postgres", description = "jdbc:postgresql://…; only with --kafka")
  private @Nullable String postgres;

  @Option(names = "--user", description = "of the database; default ${DEFAULT-VALUE}")
  private String user = "postgres";

  @Option(names = "--password", description = "of the database")
  private String password = "";

  @Option(names = "--rounds", description = "of each; default ${DEFAULT-VALUE}")
  private int rounds = 3;

  @Option(names = "--warm-ups", description = "of PullNext; default ${DEFAULT-VALUE}")
  private int warmUps = 12;

  @Option(names = "--waiting", description = "contacts; default ${DEFAULT-VALUE}")
  private int waiting = 10_000;

  @Option(names = "--agents", description = "default ${DEFAULT-VALUE}")
  private int agents = 1_000;

  @Option(names = "--connections", description = "to the database; default ${DEFAULT-VALUE}")
  private int connections = 8;

  @Option(names = "--rate", description = "contacts per second; default ${DEFAULT-VALUE}")
  private int rate = 400;

  @Option(names = "--seconds", description = "of each latency round; 0 skips them")
  private int seconds = 120;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, SQLException, ExecutionException, InterruptedException {
    PrintWriter out =
        spec == null
            ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
            : spec.commandLine().getOut();
    if (kafka != null) {
      measure(out, kafka);
      return 0;
    }
    try (var local = LocalRouter.start()) {
      postgres = local.postgres().jdbcUrl("bench");
      user = local.postgres().user();
      password = local.postgres().password();
      measure(out, local.kafka());
    }
    return 0;
  }

  private void measure(PrintWriter out, String broker)
      throws SQLException, ExecutionException, InterruptedException {
    assignments(out, broker);
    if (seconds > 0) {
      latencies(out, broker);
    }
  }

  private void assignments(PrintWriter out, String kafka)
      throws SQLException, ExecutionException, InterruptedException {
    var pulled = new ArrayList<Assigned>();
    var locked = new ArrayList<Assigned>();
    for (int round = 1; round <= warmUps; round++) {
      tell(out, "warm-up", new PullRound(kafka).run(waiting, agents));
    }
    for (int round = 1; round <= rounds; round++) {
      pulled.add(tell(out, "PullNext", new PullRound(kafka).run(waiting, agents)));
      if (postgres != null) {
        var database = new LockRound(postgres, user, password, connections);
        locked.add(tell(out, "SKIP LOCKED", database.run(waiting, agents)));
      }
    }
    summary(out, "PullNext", pulled);
    if (!locked.isEmpty()) {
      summary(out, "SKIP LOCKED", locked);
      out.printf(
          Locale.ROOT,
          "PullNext ÷ SKIP LOCKED: %.1f times the assignments per second%n",
          median(pulled) / median(locked));
    }
  }

  private static Assigned tell(PrintWriter out, String what, Assigned round) {
    out.printf(
        Locale.ROOT,
        "%-13s %,d assignments in %.2f s: %,.0f/s, %,.0f bytes each%n",
        what,
        round.contacts(),
        round.seconds(),
        round.perSecond(),
        round.bytes());
    return round;
  }

  private static void summary(PrintWriter out, String what, List<Assigned> rounds) {
    out.printf(
        Locale.ROOT,
        "%-13s median %,.0f/s (%,.0f–%,.0f)%n",
        what,
        median(rounds),
        rounds.stream().mapToDouble(Assigned::perSecond).min().orElse(0),
        rounds.stream().mapToDouble(Assigned::perSecond).max().orElse(0));
  }

  private static double median(List<Assigned> rounds) {
    return rounds.stream()
        .sorted(Comparator.comparingDouble(Assigned::perSecond))
        .toList()
        .get(rounds.size() / 2)
        .perSecond();
  }

  private void latencies(PrintWriter out, String kafka)
      throws ExecutionException, InterruptedException {
    Duration during = Duration.ofSeconds(seconds);
    Duration warmUp = Duration.ofSeconds(Math.min(10, seconds));
    var medians = new ArrayList<Double>();
    var tails = new ArrayList<Double>();
    for (int round = 1; round <= rounds; round++) {
      Latencies copied = new PassThrough(kafka).run(rate, warmUp, during);
      out.println(copied.print("pass-through", during));
      Latencies routed = new RoutedLatency(kafka).run(rate, warmUp, during);
      out.println(routed.print("routed", during));
      medians.add(routed.millis(50) / copied.millis(50));
      tails.add(routed.millis(99) / copied.millis(99));
    }
    out.println("routed ÷ pass-through: p50 " + spread(medians) + ", p99 " + spread(tails));
  }

  private static String spread(List<Double> ratios) {
    List<Double> sorted = ratios.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f–%.2f)",
        sorted.get(sorted.size() / 2),
        sorted.getFirst(),
        sorted.getLast());
  }
}
