package org.strowger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.strowger.bench.client.ExchangeProcess;
import org.strowger.bench.replay.RunningLog;
import org.strowger.simulation.replay.Replay;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The fault matrix: an exchange at work, one fault after another, and what must hold all along. */
@Command(
    name = "faults",
    description =
        "Faults of every kind under load: what is refused, how soon it goes on, what is lost.")
public final class Faults implements Callable<Integer> {

  private static final List<Fault> SHORT =
      List.of(Fault.POSTGRES_HANGS, Fault.POSTGRES_KILLED, Fault.KILLED);

  @Option(names = "--app", description = "the embedded app (deploy/embedded/target/quarkus-app)")
  private Path app = Path.of("deploy/embedded/target/quarkus-app");

  @Option(names = "--data", description = "data directories begin with it (bench/target/faults)")
  private Path data = Path.of("bench/target/faults");

  @Option(names = "--only", split = ",", description = "of ${COMPLETION-CANDIDATES}")
  private List<Fault> only = List.of(Fault.values());

  @Option(names = "--short", description = "three faults, for CI")
  private boolean shortForm;

  @Option(names = "--rate", description = "mails per second, and half as many posts (4)")
  private int rate = 4;

  @Option(names = "--seed", description = "of the moments")
  private long seed = System.nanoTime();

  @Option(names = "--report", description = "also writes the table to this file")
  private Path report = Path.of("bench/target/faults.md");

  /** Only for the command line. */
  public Faults() {}

  /** Runs it with these arguments; 0 when all that must hold held. */
  public static int run(String... arguments) {
    return new CommandLine(new Faults()).execute(arguments);
  }

  @Override
  public Integer call() throws Exception {
    System.out.println("seed " + seed);
    var text = new StringBuilder(Struck.HEAD);
    System.out.print(Struck.HEAD);
    try {
      return strikeAll(text) ? 0 : 1;
    } catch (Exception e) {
      say(text, "It was ended by this: " + e.getMessage());
      throw e;
    } finally {
      Files.createDirectories(report.toAbsolutePath().getParent());
      Files.writeString(report, text);
    }
  }

  private boolean strikeAll(StringBuilder text) throws Exception {
    boolean good = true;
    List<Fault> wanted = shortForm ? SHORT : only;
    for (Ground ground : Ground.values()) {
      List<Fault> faults = wanted.stream().filter(fault -> fault.ground() == ground).toList();
      if (faults.isEmpty()) {
        continue;
      }
      String missing = ground.missing();
      if (missing != null) {
        say(text, "%s: not tried, it %s".formatted(ground, missing));
        continue;
      }
      good &= on(ground, faults, text);
    }
    return good;
  }

  private boolean on(Ground ground, List<Fault> faults, StringBuilder text) throws Exception {
    Path home =
        data.toAbsolutePath()
            .resolveSibling(
                data.getFileName()
                    + "-"
                    + ground.name().toLowerCase(Locale.ROOT)
                    + "-"
                    + Long.toString(System.currentTimeMillis(), 36));
    ground.prepare(home);
    try {
      return strike(ground, home, faults, text);
    } finally {
      ground.clear(home);
    }
  }

  private boolean strike(Ground ground, Path home, List<Fault> faults, StringBuilder text)
      throws Exception {
    try (var exchange =
            ExchangeProcess.start(app.toAbsolutePath(), home, ground.environment(home));
        var load = Load.on(exchange, rate)) {
      var victim = new Victim(exchange, new Random(seed));
      for (Fault fault : faults) {
        say(text, load.strike(fault, victim).line());
      }
      return judge(ground, exchange, load, text);
    }
  }

  private boolean judge(Ground ground, ExchangeProcess exchange, Load load, StringBuilder text)
      throws Exception {
    var laws = new LogLaws(Load.UNITS);
    Tally tally = load.settle(laws);
    boolean identical = replayIsIdentical(exchange);
    say(
        text,
        ("%n%s: %d taken, %d contacts, lost %d, doubled %d, offers %d, not ended exactly once %d,"
                + " double-booked %d, other laws broken %d%s, replay %s%n")
            .formatted(
                ground,
                load.taken(),
                tally.markerOfContact().size(),
                tally.lost(),
                tally.doubled(),
                tally.offers(),
                tally.offersNotEndedOnce(),
                laws.doubleBooked(),
                laws.breaches() - laws.doubleBooked(),
                laws.broken().isEmpty() ? "" : " " + laws.broken(),
                identical ? "identical" : "DIFFERENT"));
    return tally.lost() + tally.doubled() + tally.offersNotEndedOnce() + laws.breaches() == 0
        && identical;
  }

  private static boolean replayIsIdentical(ExchangeProcess exchange) throws IOException {
    return new CommandLine(new Replay(new RunningLog()))
            .execute("--kafka", exchange.addresses().bootstrapServers())
        == 0;
  }

  private static void say(StringBuilder text, String line) {
    System.out.println(line);
    text.append(line).append('\n');
  }
}
