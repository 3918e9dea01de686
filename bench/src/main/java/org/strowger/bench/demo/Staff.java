package org.strowger.bench.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.strowger.bench.client.Answer;
import org.strowger.bench.client.Session;

/**
 * The robots' employment: users and agents of the demo operation for the time of the run, by the
 * administrator's API. The people of the demo keep their desks to themselves.
 */
final class Staff {

  private static final String PREFIX = "robot-";

  private final Session admin;
  private final int size;
  private final String password;

  private Staff(Session admin, int size, String password) {
    this.admin = admin;
    this.size = size;
    this.password = password;
  }

  /** Hires so many robots; those of an earlier run are taken on again. */
  static Staff hire(Session admin, int size, Chance chance)
      throws IOException, InterruptedException {
    var secret = new byte[12];
    for (int i = 0; i < secret.length; i++) {
      secret[i] = (byte) chance.below(256);
    }
    var staff = new Staff(admin, size, HexFormat.of().formatHex(secret));
    for (int n = 0; n < size; n++) {
      staff.putUser(n, true);
    }
    staff.putRoster("agents:\n" + staff.each(Staff::agent) + "remove: []\n");
    return staff;
  }

  static boolean isRobot(String agentId) {
    return agentId.startsWith(PREFIX);
  }

  static String name(int number) {
    return PREFIX + "%02d".formatted(number + 1);
  }

  String password() {
    return password;
  }

  int size() {
    return size;
  }

  /** Takes them off the roster and closes their accounts. */
  void dismiss() throws IOException, InterruptedException {
    var names = IntStream.range(0, size).mapToObj(Staff::name).toList();
    putRoster("agents: []\nremove: [" + String.join(", ", names) + "]\n");
    for (int n = 0; n < size; n++) {
      putUser(n, false);
    }
  }

  private void putUser(int number, boolean active) throws IOException, InterruptedException {
    expectDone(
        admin.put(
            "/api/console/users/" + name(number),
            Map.of(
                "username", name(number),
                "name", "Robot %02d".formatted(number + 1),
                "password", password,
                "roles", List.of("AGENT"),
                "teams", List.of("team-1"),
                "active", active)),
        "a user");
  }

  private void putRoster(String yaml) throws IOException, InterruptedException {
    expectDone(admin.putYaml("/api/routing/roster", yaml), "a roster");
  }

  private static void expectDone(Answer answer, String what) {
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(
          "Expected to put " + what + " but got " + answer.status() + " " + answer.code());
    }
  }

  private String each(IntFunction<String> line) {
    return IntStream.range(0, size).mapToObj(line).collect(Collectors.joining());
  }

  /** Each robot speaks one language well, the next and English well enough. */
  private static String agent(int number) {
    List<Language> all = Language.ALL;
    var levels = new ArrayList<String>();
    Language first = all.get(number % all.size());
    Language second = all.get((number + 1) % all.size());
    for (Language language : all) {
      if (language == first || language == second || language == Language.EN) {
        levels.add(language.tag() + ": " + (language == first ? 5 : 3));
      }
    }
    return """
        - id: %s
          teamId: team-1
          profileId: generalist
          skills: {general: 4, refunds: 4, returns: 4}
          languages: {%s}
          active: true
          phone: %s
      """
        .formatted(name(number), String.join(", ", levels), name(number));
  }
}
