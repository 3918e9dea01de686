package org.strowger.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.strowger.bench.TirelessAgent.Offered;
import org.strowger.bench.client.Addresses;
import org.strowger.bench.client.Session;
import org.strowger.bench.client.TopicLog;
import org.strowger.contracts.wire.Topics;
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

  @Option(names = "--warm-up", description = "mails before, not counted (100)")
  private int warmUp = 100;

  @Option(names = "--drain", description = "seconds to wait for the rest to be handled (60)")
  private int drainSeconds = 60;

  @Override
  public Integer call() throws Exception {
    Addresses at = Addresses.of(data);
    var log = new TopicLog<>(at.bootstrapServers(), Topics.ROUTING_EVENTS);
    try (var robots = Robots.start(at.http())) {
      stream("warm", at, warmUp).run();
      awaitOffers(robots, warmUp);
      var begin = log.end();
      MailStream stream = stream("load", at, mails);
      stream.run();
      awaitOffers(robots, warmUp + mails);
      Session supervisor = Session.login(at.http(), Robots.SUPERVISOR, Robots.PASSWORD);
      Tally tally = Tally.of(stream.acceptedAt().keySet(), log.since(begin), supervisor);
      System.out.printf("mails accepted   %d at %d/s%n", stream.acceptedAt().size(), rate);
      var all = robots.offered();
      Report.print("250 to offer", latencies(stream.acceptedAt(), all, tally.markerOfContact()));
      all.values().removeIf(offered -> !offered.onArrival());
      Report.print("  an agent free", latencies(stream.acceptedAt(), all, tally.markerOfContact()));
      Report.print(tally);
      return tally.lost() + tally.doubled() + tally.offersNotEndedOnce() == 0 ? 0 : 1;
    }
  }

  private MailStream stream(String name, Addresses at, int count) {
    var run = name + "-" + Long.toString(System.currentTimeMillis(), 36);
    return new MailStream(new Mails(run), at.smtp(), count, rate);
  }

  private void awaitOffers(Robots robots, int expected) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(drainSeconds);
    while (robots.offered().size() < expected && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    TimeUnit.SECONDS.sleep(2); // the last ones are accepted and closed
  }

  private static Histogram latencies(
      Map<String, Long> acceptedAt, Map<String, Offered> offeredAt, Map<String, String> markers) {
    var micros = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);
    markers.forEach(
        (contact, marker) -> {
          Offered offered = offeredAt.get(contact);
          Long accepted = acceptedAt.get(marker);
          if (offered != null && accepted != null) {
            micros.recordValue(Math.max(0, (offered.at() - accepted) / 1_000));
          }
        });
    return micros;
  }
}
