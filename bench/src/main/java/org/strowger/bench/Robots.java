package org.strowger.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.strowger.bench.TirelessAgent.Offered;
import org.strowger.bench.client.RobotDesk;
import org.strowger.bench.client.Session;

/** The demo operation's agents at work. */
final class Robots implements AutoCloseable {

  static final String PASSWORD = "strowger-demo";
  static final String SUPERVISOR = "sam";

  private static final List<String> AGENTS = List.of("anna", "ben", "chloe", "diego", "elena");

  private final Map<RobotDesk, TirelessAgent> agents;

  private Robots(Map<RobotDesk, TirelessAgent> agents) {
    this.agents = agents;
  }

  /** Returns when all of them take offers. */
  static Robots start(int httpPort) throws InterruptedException {
    return start(AGENTS, name -> () -> Session.login(httpPort, name, PASSWORD));
  }

  /** The same with agents of these names. */
  static Robots start(List<String> names, Function<String, RobotDesk.SignIn> signIn)
      throws InterruptedException {
    var agents = new LinkedHashMap<RobotDesk, TirelessAgent>();
    for (String name : names) {
      var agent = new TirelessAgent();
      agents.put(new RobotDesk(name, signIn.apply(name), agent), agent);
    }
    agents.keySet().forEach(desk -> Thread.ofVirtual().start(desk));
    for (RobotDesk desk : agents.keySet()) {
      desk.awaitAvailable();
    }
    return new Robots(agents);
  }

  /** The first offer of each contact to anyone. */
  Map<String, Offered> offered() {
    var first = new HashMap<String, Offered>();
    for (TirelessAgent agent : agents.values()) {
      agent.offered().forEach((contact, at) -> first.merge(contact, at, Robots::earlier));
    }
    return first;
  }

  /**
   * Waits for the first offer that reaches a desk after a time.
   *
   * @return when, or a negative number when none came within the patience
   */
  long awaitOfferAfter(long nanos, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline) {
      long first =
          agents.values().stream()
              .mapToLong(agent -> agent.firstOfferAfter(nanos))
              .min()
              .orElse(Long.MAX_VALUE);
      if (first != Long.MAX_VALUE) {
        return first;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return -1;
  }

  /** How many offers reached a desk between two times. */
  int offersBetween(long from, long to) {
    return agents.values().stream().mapToInt(agent -> agent.offersBetween(from, to)).sum();
  }

  private static Offered earlier(Offered one, Offered other) {
    return one.at() <= other.at() ? one : other;
  }

  @Override
  public void close() {
    agents.keySet().forEach(RobotDesk::end);
  }
}
