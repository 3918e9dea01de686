package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.strowger.bench.client.Answer;
import org.strowger.bench.client.Desk;
import org.strowger.testkit.FreePort;
import org.strowger.testkit.Program;

/**
 * Debian's {@code sipp} as customers and as agents' phones; the scenarios are under src/test/sipp.
 */
final class Sipp {

  private static final AtomicInteger RUNS = new AtomicInteger();

  private final int exchangePort;

  Sipp(int exchangePort) {
    this.exchangePort = exchangePort;
  }

  /** So many customers call the number, one after the other or several per second. */
  Program callers(String scenario, int calls, int perSecond) throws IOException {
    return run(
        scenario,
        FreePort.udp(),
        "support",
        List.of("-m", Integer.toString(calls), "-r", Integer.toString(perSecond), "-l", "400"));
  }

  /**
   * The phone of the agent at this desk, registered with her password; it behaves as the scenario
   * says for each call until it is closed.
   */
  Program phone(Desk desk, String scenario) throws IOException, InterruptedException {
    Answer settings = desk.session().get("/api/gateway/desk/phone");
    assertThat(settings.status()).as(settings.body().toString()).isEqualTo(200);
    int port = FreePort.udp();
    String user = settings.body().path("user").asText();
    register(settings.body(), user, port);
    Program phone = run(scenario, port, user, List.of());
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                desk.session().get("/api/gateway/desk/phone").body().path("reachable").asBoolean());
    return phone;
  }

  /** The phones of earlier tests are gone without a word: they would ring with this one. */
  private void register(JsonNode settings, String user, int port)
      throws IOException, InterruptedException {
    String address = settings.path("address").asText();
    Path account = Files.createTempFile(Path.of("target"), "phone", ".csv");
    Files.writeString(
        account,
        "SEQUENTIAL\n%s;[authentication username=%s password=%s]\n"
            .formatted(
                address.substring(address.indexOf('@') + 1).replaceFirst(":.*", ""),
                user,
                settings.path("password").asText()));
    for (String scenario : List.of("phone-forgets", "phone-registers")) {
      var once = List.of("-m", "1", "-inf", account.toAbsolutePath().toString());
      try (Program registration = run(scenario, port, user, once)) {
        registration.awaitSuccess();
      }
    }
  }

  private Program run(String scenario, int port, String service, List<String> more)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                "sipp",
                "127.0.0.1:" + exchangePort,
                "-sf",
                Path.of("src/test/sipp", scenario + ".xml").toAbsolutePath().toString(),
                "-i",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-s",
                service,
                "-aa",
                "-nostdin",
                "-timeout",
                "150",
                "-timeout_error"));
    command.addAll(more);
    return Program.start(scenario + "-" + RUNS.incrementAndGet(), command);
  }
}
