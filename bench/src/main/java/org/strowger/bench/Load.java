package org.strowger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.strowger.bench.client.Addresses;
import org.strowger.bench.client.ExchangeProcess;
import org.strowger.bench.client.Session;
import org.strowger.bench.client.ShopApp;
import org.strowger.bench.client.TopicLog;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Topics;

/** Customers who write mails and posts, agents who answer, and what is seen from outside. */
final class Load implements AutoCloseable {

  /** What an agent of the demo operation can hold. */
  static final int UNITS = 100;

  private static final Duration BETWEEN = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final ExchangeProcess exchange;
  private final MailStream mails;
  private final PostStream posts;
  private final List<Thread> sending;
  private final Robots robots;

  private Load(ExchangeProcess exchange, MailStream mails, PostStream posts, Robots robots) {
    this.exchange = exchange;
    this.mails = mails;
    this.posts = posts;
    this.robots = robots;
    this.sending = List.of(Thread.ofVirtual().start(mails), Thread.ofVirtual().start(posts));
  }

  /** Begins. */
  static Load on(ExchangeProcess exchange, int rate) throws IOException, InterruptedException {
    Addresses at = exchange.addresses();
    String run = "fault-" + Long.toString(System.currentTimeMillis(), 36);
    String secret =
        Files.readString(exchange.data().resolve("secrets/shop-webhook-secret")).strip();
    return new Load(
        exchange,
        new MailStream(new Mails(run + "-mail"), at.smtp(), Integer.MAX_VALUE, rate),
        new PostStream(run + "-post", new ShopApp(at.http(), secret), Math.max(1, rate / 2)),
        Robots.start(at.http()));
  }

  /** Mails and posts that were taken. */
  int taken() {
    return mails.acceptedAt().size() + posts.acceptedAt().size();
  }

  Struck strike(Fault fault, Victim victim) throws IOException, InterruptedException {
    TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
    int taken = taken();
    int refused = refused();
    var watch = new DownWatch(victim);
    long struckAt = System.nanoTime();
    Thread watching = Thread.ofVirtual().start(watch);
    fault.strike(victim);
    long healedAt = System.nanoTime();
    int takenMeanwhile = taken() - taken;
    int offers = robots.offersBetween(struckAt, healedAt);
    long offeredAt = robots.awaitOfferAfter(healedAt, PATIENCE);
    double untilTaken = untilTaken(healedAt);
    victim.awaitReady();
    watching.interrupt();
    return new Struck(
        fault,
        (healedAt - struckAt) / 1e9,
        watch.downAt == 0 ? -1 : (watch.downAt - struckAt) / 1e9,
        takenMeanwhile,
        refused() - refused,
        offers,
        untilTaken,
        offeredAt < 0 ? -1 : (offeredAt - healedAt) / 1e9,
        victim.takeNotes());
  }

  private int refused() {
    return mails.handedOverAgain() + posts.handedOverAgain();
  }

  private double untilTaken(long healedAt) throws InterruptedException {
    long deadline = healedAt + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      long first =
          mails.acceptedAt().values().stream()
              .mapToLong(at -> at)
              .filter(at -> at >= healedAt)
              .min()
              .orElse(-1);
      if (first >= 0) {
        return (first - healedAt) / 1e9;
      }
      TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
    }
    return -1;
  }

  /** Ends the customers, waits until all is answered, and reads what became of it. */
  Tally settle(LogLaws laws) throws Exception {
    mails.end();
    posts.end();
    for (Thread each : sending) {
      each.join();
    }
    Addresses at = exchange.addresses();
    var log = new TopicLog<>(at.bootstrapServers(), Topics.ROUTING_EVENTS);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (closed(log.since(Map.of())) < taken() && System.nanoTime() < deadline) {
      TimeUnit.SECONDS.sleep(1);
    }
    TimeUnit.SECONDS.sleep(2);
    List<RoutingEvent> events = log.since(Map.of());
    events.forEach(laws::tell);
    Session supervisor = Session.login(at.http(), Robots.SUPERVISOR, Robots.PASSWORD);
    Set<String> markers = new HashSet<>(mails.acceptedAt().keySet());
    markers.addAll(posts.acceptedAt().keySet());
    return Tally.of(markers, events, supervisor);
  }

  private static long closed(List<RoutingEvent> events) {
    return events.stream().filter(ContactClosed.class::isInstance).count();
  }

  @Override
  public void close() {
    mails.end();
    posts.end();
    sending.forEach(Thread::interrupt);
    robots.close();
  }

  /** When readiness first said no. */
  private static final class DownWatch implements Runnable {

    private final Victim victim;
    private volatile long downAt;

    DownWatch(Victim victim) {
      this.victim = victim;
    }

    @Override
    public void run() {
      try {
        while (downAt == 0) {
          if (!victim.isReady()) {
            downAt = System.nanoTime();
          }
          TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
