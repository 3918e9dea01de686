package org.strowger.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.strowger.bench.client.Addresses;
import org.strowger.bench.client.ExchangeProcess;
import org.strowger.bench.client.Session;
import org.strowger.bench.client.TopicLog;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** An exchange that ends again and again while mails come in, on one data directory. */
@Command(
    name = "kill-loop",
    description = "Ends of every kind under load, started again: first offer, lost, doubled.")
final class KillLoop implements Callable<Integer> {

  private static final Duration FIRST_OFFER = Duration.ofMinutes(6);

  @Option(names = "--app", description = "the embedded app (deploy/embedded/target/quarkus-app)")
  private Path app = Path.of("deploy/embedded/target/quarkus-app");

  @Option(names = "--data", description = "data directory (target/kill-loop-data under bench)")
  private Path data = Path.of("bench/target/kill-loop-data");

  @Option(names = "--kills", description = "how often (10)")
  private int kills = 10;

  @Option(
      names = "--ends",
      split = ",",
      description = "how, in turn: ${COMPLETION-CANDIDATES} (KILLED)")
  private List<HardEnd> ends = List.of(HardEnd.KILLED);

  @Option(names = "--rate", description = "mails per second (20)")
  private int rate = 20;

  @Option(names = "--seed", description = "of the moments")
  private long seed = System.nanoTime();

  @Option(names = "--drain", description = "seconds to wait for the rest to be handled (180)")
  private int drainSeconds = 180;

  @Override
  public Integer call() throws Exception {
    System.out.println("seed             " + seed);
    try (var exchange = ExchangeProcess.start(app.toAbsolutePath(), data.toAbsolutePath())) {
      Addresses at = exchange.addresses();
      var begin = new TopicLog<>(at.bootstrapServers(), Topics.ROUTING_EVENTS).end();
      var mails = new Mails("kill-" + Long.toString(System.currentTimeMillis(), 36));
      var stream = new MailStream(mails, at.smtp(), Integer.MAX_VALUE, rate);
      Thread sender = Thread.ofVirtual().start(stream);
      try (var robots = Robots.start(at.http())) {
        killAgainAndAgain(exchange, robots);
        stream.end();
        sender.join();
        return report(exchange.addresses(), stream, begin);
      }
    }
  }

  private void killAgainAndAgain(ExchangeProcess exchange, Robots robots) throws Exception {
    var random = new Random(seed);
    var untilOffer = new ArrayList<Double>();
    for (int kill = 1; kill <= kills; kill++) {
      HardEnd end = ends.get((kill - 1) % ends.size());
      TimeUnit.MILLISECONDS.sleep(random.nextLong(2_000, 8_000));
      end.of(exchange, random);
      long startedAt = System.nanoTime();
      exchange.launch();
      long offeredAt = robots.awaitOfferAfter(startedAt, FIRST_OFFER);
      exchange.awaitReady();
      double offer = offeredAt < 0 ? Double.POSITIVE_INFINITY : (offeredAt - startedAt) / 1e9;
      untilOffer.add(offer);
      System.out.printf(
          "%3d %-17s first offer after %.1f s, ready after %.1f s at most%n",
          kill, end, offer, (System.nanoTime() - startedAt) / 1e9);
    }
    untilOffer.sort(null);
    System.out.printf(
        "first offer      p50 %.1f s  p90 %.1f s  max %.1f s  (%d starts)%n",
        untilOffer.get(untilOffer.size() / 2),
        untilOffer.get(untilOffer.size() * 9 / 10),
        untilOffer.getLast(),
        untilOffer.size());
  }

  private int report(Addresses at, MailStream stream, Map<TopicPartition, Long> begin)
      throws Exception {
    Session supervisor = Session.login(at.http(), Robots.SUPERVISOR, Robots.PASSWORD);
    Tally tally = settled(at, stream, begin, supervisor);
    System.out.printf(
        "mails accepted   %d at %d/s, handed over again %d times%n",
        stream.acceptedAt().size(), rate, stream.handedOverAgain());
    Report.print(tally);
    return tally.lost() + tally.doubled() + tally.offersNotEndedOnce() == 0 ? 0 : 1;
  }

  private Tally settled(
      Addresses at, MailStream stream, Map<TopicPartition, Long> begin, Session supervisor)
      throws MalformedMessageException, IOException, InterruptedException {
    var log = new TopicLog<>(at.bootstrapServers(), Topics.ROUTING_EVENTS);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(drainSeconds);
    while (closedSince(log, begin) < stream.acceptedAt().size() && System.nanoTime() < deadline) {
      TimeUnit.SECONDS.sleep(2);
    }
    TimeUnit.SECONDS.sleep(2);
    return Tally.of(stream.acceptedAt().keySet(), log.since(begin), supervisor);
  }

  private static long closedSince(TopicLog<RoutingEvent> log, Map<TopicPartition, Long> begin)
      throws MalformedMessageException {
    return log.since(begin).stream().filter(ContactClosed.class::isInstance).count();
  }
}
