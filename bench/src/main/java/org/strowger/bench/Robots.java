package org.strowger.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strowger.bench.AgentRobot.Offered;

/** The demo operation's agents at work. */
final class Robots implements AutoCloseable {

  static final String PASSWORD = "strowger-demo";
  static final String SUPERVISOR = "sam";

  private static final List<String> AGENTS = List.of("anna", "ben", "chloe", "diego", "elena");

  private final List<AgentRobot> robots;

  private Robots(List<AgentRobot> robots) {
    this.robots = robots;
  }

  /** Returns when all of them take offers. */
  static Robots start(int httpPort) throws InterruptedException {
    var robots = AGENTS.stream().map(agent -> new AgentRobot(agent, PASSWORD, httpPort)).toList();
    robots.forEach(robot -> Thread.ofVirtual().start(robot));
    for (AgentRobot robot : robots) {
      robot.awaitAvailable();
    }
    return new Robots(robots);
  }

  /** The first offer of each contact to anyone. */
  Map<String, Offered> offered() {
    var first = new HashMap<String, Offered>();
    for (AgentRobot robot : robots) {
      robot.offered().forEach((contact, at) -> first.merge(contact, at, Robots::earlier));
    }
    return first;
  }

  private static Offered earlier(Offered one, Offered other) {
    return one.at() <= other.at() ? one : other;
  }

  @Override
  public void close() {
    robots.forEach(AgentRobot::end);
  }
}
