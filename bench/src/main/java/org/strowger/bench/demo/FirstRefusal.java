package org.strowger.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.strowger.bench.client.Session;

/**
 * Every fifth contact is left to the people at their desks: while one of them is free, the robots
 * decline it, so that the router comes to her.
 */
final class FirstRefusal implements Runnable {

  private static final int EVERY = 5;
  private static final int MOST_DECLINES = 8;
  private static final long ROUND_MS = 1_000;

  private final Session supervisor;
  private final Map<String, Integer> declines = new ConcurrentHashMap<>();
  private volatile boolean personIsFree;
  private volatile boolean ended;

  FirstRefusal(Session supervisor) {
    this.supervisor = supervisor;
  }

  /** Whether a robot shall decline this contact now. */
  boolean leaves(String contactId) {
    return personIsFree
        && Math.floorMod(contactId.hashCode(), EVERY) == 0
        && declines.merge(contactId, 1, Integer::sum) <= MOST_DECLINES;
  }

  void end() {
    ended = true;
  }

  @Override
  public void run() {
    while (!ended) {
      try {
        personIsFree = lookAround();
        TimeUnit.MILLISECONDS.sleep(ROUND_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (IOException _) {
        personIsFree = false;
      }
    }
  }

  private boolean lookAround() throws IOException, InterruptedException {
    JsonNode agents = supervisor.get("/api/kpi/wallboard").body().at("/agents/list");
    return agents
        .valueStream()
        .anyMatch(
            agent ->
                agent.path("shown").asText().equals("AVAILABLE")
                    && !Staff.isRobot(agent.path("agentId").asText()));
  }
}
