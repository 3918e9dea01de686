package org.strowger.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.strowger.bench.client.Addresses;
import org.strowger.bench.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Mails at a steady rate into a running exchange; how soon each is on an agent's feed. */
@Command(
    name = "mail",
    description =
        "Mails into a running exchange, robots at the desks: 250 to offer, lost, doubled.")
final class MailLoad implements Callable<Integer> {

  @Option(names = "--data", description = "data directory of the running exchange (var)")
  private Path data = Path.of("var");

  @Option(names = "--mails", description = "how many (500)")
  private int mails = 500;

  @Option(names = "--rate", description = "per second (20)")
  private int rate = 20;

  @Option(names = "--drain", description = "seconds to wait for the rest to be handled (60)")
  private int drainSeconds = 60;

  @Override
  public Integer call() throws Exception {
    Addresses at = Addresses.of(data);
    var log = new RoutingLog(at.bootstrapServers());
    var begin = log.end();
    var stream =
        new MailStream(
            new Mails("load-" + Long.toString(System.currentTimeMillis(), 36)),
            at.smtp(),
            mails,
            rate);
    try (var robots = Robots.start(at.http())) {
      stream.run();
      awaitOffers(robots);
      Session supervisor = Session.login(at.http(), Robots.SUPERVISOR, Robots.PASSWORD);
      Tally tally = Tally.of(stream.acceptedAt().keySet(), log.since(begin), supervisor);
      System.out.printf("mails accepted   %d at %d/s%n", stream.acceptedAt().size(), rate);
      print(latencies(stream.acceptedAt(), robots.offeredAt(), tally.markerOfContact()));
      Report.print(tally);
      return tally.lost() + tally.doubled() + tally.offersNotEndedOnce() == 0 ? 0 : 1;
    }
  }

  private void awaitOffers(Robots robots) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(drainSeconds);
    while (robots.offeredAt().size() < mails && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    TimeUnit.SECONDS.sleep(2); // the last ones are accepted and closed
  }

  private static Histogram latencies(
      Map<String, Long> acceptedAt, Map<String, Long> offeredAt, Map<String, String> markers) {
    var micros = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);
    markers.forEach(
        (contact, marker) -> {
          Long offered = offeredAt.get(contact);
          Long accepted = acceptedAt.get(marker);
          if (offered != null && accepted != null) {
            micros.recordValue(Math.max(0, (offered - accepted) / 1_000));
          }
        });
    return micros;
  }

  private static void print(Histogram micros) {
    System.out.printf(
        "250 to offer     p50 %.1f ms  p99 %.1f ms  max %.1f ms  (%d)%n",
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3,
        micros.getTotalCount());
  }
}
