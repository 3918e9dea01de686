package org.strowger.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.strowger.bench.attack.Attack;
import org.strowger.bench.attack.Attacker;
import org.strowger.bench.attack.Bystander;
import org.strowger.bench.client.Addresses;
import org.strowger.bench.client.Session;
import org.strowger.bench.client.TopicLog;
import org.strowger.contracts.wire.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Attacks on a running exchange while mails come in: what others feel, and that nothing is lost.
 */
@Command(
    name = "attacks",
    description = "Attacks while contacts come in: latency of others, memory, lost, doubled.")
final class Attacks implements Callable<Integer> {

  @Option(names = "--data", description = "data directory of the running exchange (var)")
  private Path data = Path.of("var");

  @Option(names = "--rate", description = "mails per second meanwhile (20)")
  private int rate = 20;

  @Option(names = "--seconds", description = "how long each attack goes on (20)")
  private int seconds = 20;

  @Option(names = "--drain", description = "seconds for the rest to be handled (60)")
  private int drainSeconds = 60;

  @Override
  public Integer call() throws Exception {
    Addresses at = Addresses.of(data);
    var log = new TopicLog<>(at.bootstrapServers(), Topics.ROUTING_EVENTS);
    var begin = log.end();
    var run = "attacks-" + Long.toString(System.currentTimeMillis(), 36);
    var stream = new MailStream(new Mails(run), at.smtp(), Integer.MAX_VALUE, rate);
    try (var robots = Robots.start(at.http())) {
      Thread sender = Thread.ofVirtual().start(stream);
      for (Attack attack : Attack.values()) {
        endure(at, attack);
      }
      stream.end();
      sender.join();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(drainSeconds);
      while (robots.offered().size() < stream.acceptedAt().size() && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      TimeUnit.SECONDS.sleep(2);
    }
    Session supervisor = Session.login(at.http(), Robots.SUPERVISOR, Robots.PASSWORD);
    Tally tally = Tally.of(stream.acceptedAt().keySet(), log.since(begin), supervisor);
    System.out.printf(
        "mails accepted   %d at %d/s, handed over again %d times%n",
        stream.acceptedAt().size(), rate, stream.handedOverAgain());
    Report.print(tally);
    return tally.lost() + tally.doubled() + tally.offersNotEndedOnce() == 0 ? 0 : 1;
  }

  private void endure(Addresses at, Attack attack) throws Exception {
    try (var others = new Bystander(at, Robots.SUPERVISOR, Robots.PASSWORD)) {
      String answers;
      try (var attacker = new Attacker(at)) {
        attack.begin(attacker);
        TimeUnit.SECONDS.sleep(seconds);
        answers = attacker.answers();
      }
      System.out.printf(
          "%-40s %s%n%-40s answered: %s%n", attack.title(), others.felt(), "", answers);
    }
  }
}
