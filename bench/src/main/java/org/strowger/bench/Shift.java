package org.strowger.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.strowger.bench.client.Answer;
import org.strowger.bench.client.Session;

/** Agents beside those of the demo operation, as its administrator hires them for a while. */
final class Shift {

  private static final String ADMINISTRATOR = "adam";
  private static final String PASSWORD = "of the bench programs";

  private final int httpPort;
  private final Session administrator;
  private final List<String> names;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  private Shift(int httpPort, Session administrator, List<String> names) {
    this.httpPort = httpPort;
    this.administrator = administrator;
    this.names = names;
  }

  /** So many agents who speak everything and can do everything. */
  static Shift hire(int httpPort, int agents) throws IOException, InterruptedException {
    Session administrator = Session.login(httpPort, ADMINISTRATOR, Robots.PASSWORD);
    List<String> names = IntStream.range(0, agents).mapToObj(number -> "robot-" + number).toList();
    for (String name : names) {
      require(
          administrator.put(
              "/api/console/users/" + name,
              Map.of(
                  "username",
                  name,
                  "name",
                  "Agent " + name,
                  "password",
                  PASSWORD,
                  "roles",
                  List.of("AGENT"),
                  "teams",
                  List.of("team-1"))));
    }
    var shift = new Shift(httpPort, administrator, names);
    require(administrator.putYaml("/api/routing/roster", shift.roster()));
    return shift;
  }

  List<String> names() {
    return names;
  }

  /**
   * Signs all of them in at once, from one address.
   *
   * @return seconds until the last one was
   */
  double signIn() throws InterruptedException {
    long begun = System.nanoTime();
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String name : names) {
        var _ = all.submit(() -> sessions.put(name, login(name)));
      }
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  /** The session of an agent, who signs in again when she has none. */
  Session session(String name) throws IOException, InterruptedException {
    Session known = sessions.get(name);
    return known == null ? login(name) : known;
  }

  private Session login(String name) throws IOException, InterruptedException {
    return Session.login(httpPort, name, PASSWORD);
  }

  /** They leave the roster, and their accounts end. */
  void dismiss() throws IOException, InterruptedException {
    require(
        administrator.putYaml(
            "/api/routing/roster", "agents: []\nremove: [" + String.join(", ", names) + "]\n"));
    for (String name : names) {
      var user = new HashMap<String, Object>();
      user.put("username", name);
      user.put("name", "Agent " + name);
      user.put("roles", List.of("AGENT"));
      user.put("active", false);
      require(administrator.put("/api/console/users/" + name, user));
    }
  }

  private String roster() {
    return names.stream()
        .map(
            name ->
                """
                  - id: %s
                    teamId: team-1
                    profileId: generalist
                    skills: {general: 5, refunds: 5, returns: 5}
                    languages: {en: 5, de: 5, fr: 5, es: 5, it: 5}
                    active: true
                """
                    .formatted(name))
        .collect(Collectors.joining("", "agents:\n", "remove: []\n"));
  }

  private static void require(Answer answer) {
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(
          "Expected the administrator's request to be taken but got status " + answer.status());
    }
  }
}
