package org.strowger.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.strowger.bench.client.Addresses;
import org.strowger.bench.client.Session;
import org.strowger.bench.client.ShopApp;
import org.strowger.bench.client.TopicLog;
import org.strowger.bench.demo.Customers.Entrances;
import org.strowger.bench.demo.sip.SipStation;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./strowger demo}: the centre moves, and at the end everything is counted. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Customers on all channels and robot agents at a running exchange, counted.")
public final class Demo implements Callable<Integer> {

  private static final List<ChannelType> USUAL =
      List.of(
          ChannelType.EMAIL,
          ChannelType.EMAIL,
          ChannelType.EMAIL,
          ChannelType.SOCIAL,
          ChannelType.SOCIAL,
          ChannelType.CHAT,
          ChannelType.CHAT,
          ChannelType.CHAT,
          ChannelType.VOICE,
          ChannelType.VOICE);
  private static final Duration ROUND = Duration.ofSeconds(2);
  private static final int FEWEST_ROBOTS = 10;
  private static final double ROBOTS_PER_RATE = 6;

  @Option(names = "--minutes", description = "how long customers come (3)")
  private double minutes = 3;

  @Option(names = "--rate", description = "customers per second (2)")
  private double rate = 2;

  @Option(names = "--seed", description = "of everything that is left to chance")
  private long seed = System.nanoTime() % 1_000_000;

  @Option(names = "--robots", description = "robot agents (6 for each customer per second)")
  private int robots;

  @Option(
      names = "--channels",
      split = ",",
      description = "only these: EMAIL, SOCIAL, CHAT, VOICE (all)")
  private List<ChannelType> channels = USUAL;

  @Option(names = "--data", description = "data directory of the running exchange (var)")
  private Path data = Path.of("var");

  @Option(names = "--drain", description = "seconds to wait for the rest (240)")
  private int drainSeconds = 240;

  /** Only for the command line. */
  public Demo() {}

  @Override
  public Integer call() throws Exception {
    Addresses at = Addresses.of(data);
    String password = password();
    Session supervisor = Session.login(at.http(), "sam", password);
    Session admin = Session.login(at.http(), "adam", password);
    int size =
        robots > 0 ? robots : Math.max(FEWEST_ROBOTS, (int) Math.ceil(rate * ROBOTS_PER_RATE));
    System.out.printf(
        "%s minutes, %s customers per second, %d robots, seed %d%n", minutes, rate, size, seed);
    Staff staff = Staff.hire(admin, size, Chance.of(System.nanoTime(), "password", 0));
    try {
      return run(at, supervisor, staff);
    } finally {
      staff.dismiss();
    }
  }

  private int run(Addresses at, Session supervisor, Staff staff) throws Exception {
    if (at.sip() == 0) {
      channels = channels.stream().filter(channel -> channel != ChannelType.VOICE).toList();
    }
    var ledger = new Ledger();
    try (var customers = SipStation.open("customers", at.sip());
        var desks = SipStation.open("desks", at.sip())) {
      return work(at, supervisor, staff, ledger, entrances(at, customers, ledger), desks);
    }
  }

  private int work(
      Addresses at,
      Session supervisor,
      Staff staff,
      Ledger ledger,
      Entrances entrances,
      SipStation desks)
      throws Exception {
    var log = new TopicLog<>(at.bootstrapServers(), Topics.ROUTING_EVENTS);
    var memory = new ExchangeMemory(at.pid());
    var firstRefusal = new FirstRefusal(supervisor);
    var replies = new ShopReplies(supervisor, ledger);
    Thread.ofVirtual().start(firstRefusal);
    Thread.ofVirtual().start(replies);
    List<RobotAgent> agents =
        start(
            staff,
            new RobotAgent.Surroundings(
                at.http(), staff.password(), firstRefusal, ledger, at.sip() == 0 ? null : desks));
    try {
      Map<TopicPartition, Long> begin = log.end();
      String before = memory.now();
      letCustomersCome(entrances, ledger);
      Story story = settled(log, begin);
      System.out.printf(
          "memory of the exchange: %s at the start, %s at the end%n", before, memory.now());
      var audit = new Audit(ledger, new Mailbox(at.imap()), supervisor);
      return report(story, log, audit, ledger, supervisor);
    } finally {
      agents.forEach(RobotAgent::end);
      firstRefusal.end();
      replies.end();
    }
  }

  private void letCustomersCome(Entrances entrances, Ledger ledger) throws InterruptedException {
    System.out.println("customers are coming");
    var customers = new Customers(entrances, channels, ledger, seed);
    customers.come(
        Long.toString(System.currentTimeMillis(), 36),
        rate,
        Duration.ofMillis((long) (minutes * 60_000)));
    System.out.println("no more customers; waiting for the rest");
    customers.awaitLast(Duration.ofSeconds(drainSeconds));
  }

  private Entrances entrances(Addresses at, SipStation station, Ledger ledger) throws IOException {
    String secret = Files.readString(data.resolve("secrets/shop-webhook-secret")).strip();
    return new Entrances(
        new MailWriter(at.smtp(), ledger)::write,
        new ShopVisitor(new ShopApp(at.http(), secret), ledger)::write,
        new ChatVisitor(at.http(), ledger)::chat,
        new Caller(station, ledger)::call);
  }

  private List<RobotAgent> start(Staff staff, RobotAgent.Surroundings shared)
      throws InterruptedException {
    List<RobotAgent> agents =
        IntStream.range(0, staff.size())
            .mapToObj(n -> new RobotAgent(Staff.name(n), shared, Chance.of(seed, "robot", n)))
            .toList();
    agents.forEach(agent -> Thread.ofVirtual().start(agent.desk()));
    for (RobotAgent agent : agents) {
      agent.desk().awaitAvailable();
    }
    return agents;
  }

  /** The story once nothing is left to do, or as it is when patience ends. */
  private Story settled(TopicLog<RoutingEvent> log, Map<TopicPartition, Long> begin)
      throws MalformedMessageException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(drainSeconds);
    while (true) {
      var story = new Story();
      log.tell(begin, story::tell);
      boolean done =
          story.openContacts() == 0 && story.openOffers() == 0 && story.openAssignments() == 0;
      if (done || System.nanoTime() > deadline) {
        TimeUnit.MILLISECONDS.sleep(ROUND.toMillis()); // the board and the last answers follow
        return story;
      }
      TimeUnit.MILLISECONDS.sleep(ROUND.toMillis());
    }
  }

  private static int report(
      Story story, TopicLog<RoutingEvent> log, Audit audit, Ledger ledger, Session supervisor)
      throws Exception {
    List<ChannelTally> tallies = audit.of(story);
    System.out.println(ChannelTally.heading());
    tallies.forEach(System.out::println);
    ledger.noted().forEach((what, number) -> System.out.printf("%6s %s%n", number, what));
    var faults = new ArrayList<>(audit.faults());
    long open = story.openContacts() + story.openOffers() + story.openAssignments();
    System.out.printf(
        "left open: %d contacts, %d offers, %d assignments; offers %d, ended twice %d%n",
        story.openContacts(),
        story.openOffers(),
        story.openAssignments(),
        story.offers(),
        story.offersEndedTwice());
    JsonNode board = supervisor.get("/api/kpi/wallboard").body();
    var recount = new Recount(board);
    log.tell(Map.of(), recount::tell);
    List<String> differences = recount.differences(board);
    System.out.printf(
        "wallboard: %d figures compared with the log, %d differ%n",
        recount.size(), differences.size());
    faults.addAll(differences);
    faults.forEach(fault -> System.out.println("  " + fault));
    long wrong = tallies.stream().mapToLong(ChannelTally::faults).sum();
    boolean right =
        wrong == 0 && open == 0 && story.offersEndedTwice() == 0 && differences.isEmpty();
    System.out.println(right ? "OK: nothing lost, nothing doubled" : "FAILED");
    return right ? 0 : 1;
  }

  /** Where other machines reach the exchange, its demo passwords are its own. */
  private String password() throws IOException {
    boolean known =
        Files.readAllLines(data.resolve("run")).stream()
            .anyMatch(
                line -> List.of("bind=127.0.0.1", "bind=localhost", "bind=::1").contains(line));
    return known
        ? "strowger-demo"
        : Files.readString(data.resolve("secrets/demo-password")).strip();
  }
}
