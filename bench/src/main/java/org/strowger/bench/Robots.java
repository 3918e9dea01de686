package org.strowger.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  /** When each contact was first offered to anyone. */
  Map<String, Long> offeredAt() {
    var first = new HashMap<String, Long>();
    for (AgentRobot robot : robots) {
      robot.offeredAt().forEach((contact, at) -> first.merge(contact, at, Math::min));
    }
    return first;
  }

  @Override
  public void close() {
    robots.forEach(AgentRobot::end);
  }
}
