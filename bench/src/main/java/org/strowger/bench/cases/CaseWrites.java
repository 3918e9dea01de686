package org.strowger.bench.cases;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.strowger.bench.client.ProcessorTime;
import org.strowger.bench.router.BenchDirectory;
import org.strowger.localinfra.KeptPort;
import org.strowger.localinfra.LocalPostgres;
import org.strowger.localinfra.LocalPostgres.Durability;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./strowger bench case-writes}: notes, and resolutions and reopenings in turns, written
 * through the desk's API of one or more builds of the case service, beside rows that are only
 * inserted; all on one PostgreSQL, in alternating rounds.
 */
@Command(name = "case-writes", mixinStandardHelpOptions = true)
public final class CaseWrites implements Callable<Integer> {

  /** A case is resolved and reopened this often, so that its episodes stay few. */
  private static final int ACTS_PER_CASE = 4;

  @Option(
      names = "--app",
      required = true,
      description = "name=directory: quarkus-app of a build of the case service; may be repeated")
  private Map<String, Path> apps = new LinkedHashMap<>();

  @Option(names = "--rounds", description = "that are counted; default ${DEFAULT-VALUE}")
  private int rounds = 5;

  @Option(names = "--warm-ups", description = "rounds before them; default ${DEFAULT-VALUE}")
  private int warmUps = 2;

  @Option(names = "--writes", description = "of each kind in a round; default ${DEFAULT-VALUE}")
  private int writes = 2_000;

  @Option(names = "--connections", split = ",", description = "default ${DEFAULT-VALUE}")
  private List<Integer> connections = List.of(1, 8, 32);

  @Spec private @Nullable CommandSpec spec;

  private final Map<String, List<Written>> results = new LinkedHashMap<>();

  @Override
  public Integer call()
      throws IOException,
          SQLException,
          GeneralSecurityException,
          ExecutionException,
          InterruptedException {
    PrintWriter out =
        spec == null
            ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
            : spec.commandLine().getOut();
    var services = new ArrayList<CaseService>();
    try (var directory = BenchDirectory.in(Path.of(System.getProperty("java.io.tmpdir")));
        var postgres = LocalPostgres.start(directory.postgres(), KeptPort.ANY, Durability.SAFE)) {
      RowInserts.prepare(postgres);
      for (Map.Entry<String, Path> app : apps.entrySet()) {
        services.add(CaseService.start(app.getKey(), app.getValue(), postgres));
      }
      long database = ProcessorTime.postmaster(directory.postgres());
      for (int round = 1 - warmUps; round <= rounds; round++) {
        for (int threads : connections) {
          measure(out, services, postgres, database, threads, round);
        }
      }
      summary(out);
    } finally {
      services.forEach(CaseService::close);
    }
    return 0;
  }

  private void measure(
      PrintWriter out,
      List<CaseService> services,
      LocalPostgres postgres,
      long database,
      int threads,
      int round)
      throws IOException, ExecutionException, InterruptedException {
    for (CaseService service : services) {
      List<String> noted = service.open(CaseService.NOTED_CASES);
      keep(
          out,
          "notes · " + service.name(),
          round,
          threads,
          run(
              service,
              database,
              threads,
              () -> new Through(number -> service.note(noted.get(number % noted.size())))));
      List<String> acted = service.open(Math.ceilDiv(writes, ACTS_PER_CASE));
      var turns = new Turns(acted.size(), ACTS_PER_CASE);
      keep(
          out,
          "resolve, reopen · " + service.name(),
          round,
          threads,
          run(
              service,
              database,
              threads,
              () ->
                  new Through(
                      _ -> {
                        Turns.Turn turn = turns.take();
                        service.resolveOrReopen(acted.get(turn.which()), turn.version());
                        turns.done(turn);
                      })));
    }
    keep(
        out,
        "rows · insert only",
        round,
        threads,
        run(null, database, threads, () -> RowInserts.open(postgres)));
  }

  private Written run(
      @Nullable CaseService service, long database, int threads, Writers.Opening opening)
      throws IOException, ExecutionException, InterruptedException {
    double appBefore = service == null ? 0 : service.processorTime();
    double databaseBefore = ProcessorTime.withChildren(database);
    double seconds = Writers.writeAll(threads, writes, opening);
    return new Written(
        writes,
        seconds,
        (service == null ? 0 : service.processorTime()) - appBefore,
        ProcessorTime.withChildren(database) - databaseBefore);
  }

  private void keep(PrintWriter out, String what, int round, int threads, Written written) {
    out.printf(
        Locale.ROOT,
        "%s  %-28s %2d connections: %,6.0f/s, %,5.0f µs of the service and %,4.0f µs of"
            + " PostgreSQL each%n",
        round < 1 ? "warm-up" : "round " + round,
        what,
        threads,
        written.perSecond(),
        written.appMicros(),
        written.databaseMicros());
    out.flush();
    if (round >= 1) {
      results.computeIfAbsent(line(what, threads), _ -> new ArrayList<>()).add(written);
    }
  }

  private static String line(String what, int threads) {
    return String.format(Locale.ROOT, "%-28s %2d", what, threads);
  }

  private void summary(PrintWriter out) {
    out.printf("%nMedians of %d rounds (least–most)%n", rounds);
    out.printf("%-28s connections   writes/s   µs of the service, of PostgreSQL%n", "");
    results.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            result ->
                out.printf(
                    "%s   %s   %s   %s%n",
                    result.getKey(),
                    spread(result.getValue(), Written::perSecond),
                    spread(result.getValue(), Written::appMicros),
                    spread(result.getValue(), Written::databaseMicros)));
    out.flush();
  }

  private static String spread(List<Written> of, ToDoubleFunction<Written> figure) {
    List<Double> sorted =
        of.stream().map(figure::applyAsDouble).sorted(Comparator.naturalOrder()).toList();
    return String.format(
        Locale.ROOT,
        "%,.0f (%,.0f–%,.0f)",
        sorted.get(sorted.size() / 2),
        sorted.getFirst(),
        sorted.getLast());
  }

  /** A connection to a service: the HTTP client keeps it open by itself. */
  private record Through(Writers.Write write) implements Writers.Connection {

    @Override
    public void write(int number) throws Exception {
      write.write(number);
    }

    @Override
    public void close() {
      // nothing of its own
    }
  }
}
