package org.strowger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.strowger.bench.TirelessAgent.Offered;
import org.strowger.bench.client.Addresses;
import org.strowger.bench.client.Answer;
import org.strowger.bench.client.ProcessorTime;
import org.strowger.bench.client.Session;
import org.strowger.bench.client.ShopApp;
import org.strowger.bench.client.TopicLog;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A busy day in a few minutes: posts and mails at a steady rate, agents who take all they are
 * offered, and a supervisor who looks at the board. Prints what it costs a contact.
 */
@Command(
    name = "day",
    description =
        "Posts and mails into a running exchange, many robots at the desks: contacts/s, arrival to"
            + " offer, processor time a contact, the board.")
final class Day implements Callable<Integer> {

  /** One in so many is a mail. */
  private static final int MAILS = 10;

  @Option(names = "--data", description = "data directory of the running exchange (var)")
  private Path data = Path.of("var");

  @Option(names = "--rate", description = "contacts per second (50)")
  private int rate = 50;

  @Option(names = "--seconds", description = "how long, after the warm-up (60)")
  private int seconds = 60;

  @Option(names = "--warm-up", description = "seconds before, not counted (20)")
  private int warmUp = 20;

  @Option(names = "--agents", description = "robots (80)")
  private int agents = 80;

  @Option(names = "--drain", description = "seconds to wait for the rest to be handled (60)")
  private int drain = 60;

  private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
  private final AtomicInteger posted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  @Override
  public Integer call() throws Exception {
    Addresses at = Addresses.of(data);
    var log = new TopicLog<>(at.bootstrapServers(), Topics.ROUTING_EVENTS);
    Shift shift = Shift.hire(at.http(), agents);
    System.out.printf(
        "sign-in          %d agents behind one address in %.1f s%n", agents, shift.signIn());
    try (var robots = Robots.start(shift.names(), name -> () -> shift.session(name))) {
      var shop = new ShopApp(at.http(), secret());
      String run = "day-" + Long.toString(System.currentTimeMillis(), 36);
      run(shop, at, run + "-warm", warmUp);
      sentAt.clear();
      posted.set(0);
      refused.set(0);
      var begin = log.end();
      double before = exchangeTook(at);
      double ours = ProcessorTime.of(ProcessHandle.current());
      var board = new BoardWatch(Session.login(at.http(), Robots.SUPERVISOR, Robots.PASSWORD));
      Thread watching = Thread.ofVirtual().start(board);
      long begun = System.nanoTime();
      int mails = run(shop, at, run, seconds);
      double took = (System.nanoTime() - begun) / 1e9;
      awaitOffers(robots);
      watching.interrupt();
      double spent = exchangeTook(at) - before;
      double spentHere = ProcessorTime.of(ProcessHandle.current()) - ours;
      double all = (System.nanoTime() - begun) / 1e9;
      TimeUnit.SECONDS.sleep(2); // the last ones are accepted and closed
      Counted counted = Counted.of(log.since(begin));
      int taken = posted.get() + mails;
      System.out.printf(
          "contacts         %d in %.1f s: %.1f/s, refused %d%n",
          taken, took, taken / took, refused.get());
      System.out.printf(
          "                 opened %d, closed %d%n", counted.opened(), counted.closed());
      Report.print("arrival to offer", latencies(robots));
      System.out.printf(
          "processor time   %.1f ms a contact; %.0f %% of a core; this program %.0f %%%n",
          1e3 * spent / taken, 100 * spent / all, 100 * spentHere / all);
      Report.print("a look at the board", board.micros);
      return counted.opened() == taken ? 0 : 1;
    } finally {
      shift.dismiss();
    }
  }

  /** What became of the contacts, by the log. */
  private record Counted(long opened, long closed) {

    static Counted of(Iterable<RoutingEvent> events) {
      long opened = 0;
      long closed = 0;
      for (RoutingEvent event : events) {
        opened += event instanceof ContactOpened ? 1 : 0;
        closed += event instanceof ContactClosed ? 1 : 0;
      }
      return new Counted(opened, closed);
    }
  }

  /** Seconds of processor time, of the exchange and its PostgreSQL. */
  private double exchangeTook(Addresses at) throws IOException {
    return ProcessorTime.of(ProcessHandle.of(at.pid()).orElseThrow())
        + ProcessorTime.withChildren(ProcessorTime.postmaster(data.resolve("postgres")));
  }

  private String secret() throws IOException {
    return Files.readString(data.resolve("secrets/shop-webhook-secret")).strip();
  }

  /**
   * Posts, and mails beside them; returns when all were answered.
   *
   * @return how many mails got their 250
   */
  private int run(ShopApp shop, Addresses at, String name, int forSeconds)
      throws InterruptedException {
    int perSecond = Math.max(1, rate / MAILS);
    var mails =
        new MailStream(new Mails(name + "-mail"), at.smtp(), perSecond * forSeconds, perSecond);
    Thread mailing = Thread.ofVirtual().start(mails);
    var posts = new Burst(rate - perSecond, forSeconds, number -> post(shop, name + "-" + number));
    posts.run();
    mailing.join();
    return mails.acceptedAt().size();
  }

  private void post(ShopApp shop, String marker) throws IOException, InterruptedException {
    byte[] body =
        ShopApp.message(
            marker, marker, marker + " Good morning, where is my parcel from last week now?");
    long sent = System.nanoTime();
    Answer answer = shop.post(marker, body);
    boolean taken = answer.status() / 100 == 2;
    (taken ? posted : refused).incrementAndGet();
    String contact = answer.body().path("contactId").asText();
    if (!contact.isEmpty()) { // not told when the router answers late
      sentAt.put(contact, sent);
    }
  }

  private void awaitOffers(Robots robots) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(drain);
    while (System.nanoTime() < deadline
        && !robots.offered().keySet().containsAll(sentAt.keySet())) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private Histogram latencies(Robots robots) {
    Map<String, Offered> offered = robots.offered();
    var micros = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);
    sentAt.forEach(
        (contact, sent) -> {
          Offered first = offered.get(contact);
          if (first != null) {
            micros.recordValue(Math.max(0, (first.at() - sent) / 1_000));
          }
        });
    return micros;
  }

  /** A supervisor who looks at the board every second. */
  private static final class BoardWatch implements Runnable {

    private final Session session;
    private final Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);

    BoardWatch(Session session) {
      this.session = session;
    }

    @Override
    public void run() {
      try {
        while (true) {
          long asked = System.nanoTime();
          session.get("/api/kpi/wallboard");
          micros.recordValue((System.nanoTime() - asked) / 1_000);
          TimeUnit.SECONDS.sleep(1);
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (IOException e) {
        throw new IllegalStateException("Expected the board to be shown but it was not", e);
      }
    }
  }
}
