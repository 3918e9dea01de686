package org.strowger.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.strowger.bench.client.Session;

/**
 * Every fifth contact is left to the people at their desks: while one of them is free and could
 * take it, the robots decline it, so that the router comes to her.
 */
final class FirstRefusal implements Runnable {

  private static final int EVERY = 5;
  private static final int MOST_DECLINES = 8;
  private static final long ROUND_MS = 1_000;

  private final Session supervisor;
  private final Map<String, Integer> declines = new ConcurrentHashMap<>();
  private volatile Set<String> free = Set.of();
  private volatile boolean ended;

  FirstRefusal(Session supervisor) {
    this.supervisor = supervisor;
  }

  /** Whether a robot shall decline the offer of this contact. */
  boolean leaves(String contactId) throws IOException, InterruptedException {
    return !free.isEmpty()
        && Math.floorMod(contactId.hashCode(), EVERY) == 0
        && couldBeTaken(contactId)
        && declines.merge(contactId, 1, Integer::sum) <= MOST_DECLINES;
  }

  /** The router names those who cannot take it. */
  private boolean couldBeTaken(String contactId) throws IOException, InterruptedException {
    var could = new HashSet<>(free);
    JsonNode explanation =
        supervisor.get("/api/routing/contacts/" + contactId + "/explanation").body();
    for (JsonNode shortfall : explanation.path("nearMisses")) {
      could.remove(shortfall.path("agentId").asText());
    }
    return explanation.has("nearMisses") && !could.isEmpty();
  }

  void end() {
    ended = true;
  }

  @Override
  public void run() {
    while (!ended) {
      try {
        free = lookAround();
        TimeUnit.MILLISECONDS.sleep(ROUND_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (IOException _) {
        free = Set.of();
      }
    }
  }

  private Set<String> lookAround() throws IOException, InterruptedException {
    JsonNode agents = supervisor.get("/api/kpi/wallboard").body().at("/agents/list");
    return agents
        .valueStream()
        .filter(agent -> agent.path("state").asText().equals("AVAILABLE"))
        .map(agent -> agent.path("agentId").asText())
        .filter(agentId -> !Staff.isRobot(agentId))
        .collect(Collectors.toUnmodifiableSet());
  }
}
