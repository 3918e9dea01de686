package org.strowger.routing.streams;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.testkit.SecureCluster;
import org.strowger.testkit.StrowgerInfra;

/** A router with a wrong password. */
@QuarkusTest
@WithTestResource(StrowgerInfra.class)
@WithTestResource(
    value = SecureCluster.class,
    initArgs = @ResourceArg(name = "password", value = RefusedRouterTest.WRONG))
@TestProfile(RefusedRouterTest.Logged.class)
class RefusedRouterTest {

  static final String WRONG = "canary-4711";

  private static final Path LOG = Path.of("target", "refused-router.log");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TestHTTPResource(value = "/health/ready", management = true)
  String health;

  /** Its log from the start on is in a file. */
  public static final class Logged implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.log.file.enabled", "true",
          "quarkus.log.file.path", LOG.toString(),
          "quarkus.log.file.format", "%-5p [%c] %s%e%n");
    }
  }

  @Test
  @DisplayName("TR51: with a wrong password the router is not ready, and one line says why")
  void shouldSayOnceThatItIsNotLetIn() {
    // when
    await().atMost(PATIENCE).until(() -> !refusals().isEmpty());

    // then
    await()
        .during(Duration.ofSeconds(3))
        .atMost(PATIENCE)
        .untilAsserted(() -> given().get(health).then().statusCode(503));
    assertThat(refusals())
        .containsExactly(
            "ERROR [org.strowger.servicekit.kafka.KafkaClients] Expected the broker to let this"
                + " process in but got SaslAuthenticationException: check"
                + " kafka.security.protocol, kafka.sasl.* and kafka.ssl.*");
    assertThat(lines()).noneMatch(line -> line.contains(WRONG));
  }

  /** Besides the readiness check's own line, that the broker does not answer. */
  private static List<String> refusals() {
    return lines().stream()
        .filter(line -> line.matches("(WARN |ERROR) .org\\.(strowger|apache\\.kafka\\.clients).*"))
        .filter(line -> !line.contains("The broker does not answer"))
        .toList();
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(LOG);
    } catch (IOException e) {
      throw new AssertionError("Expected a log but found none", e);
    }
  }
}
