package org.strowger.routing.streams;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.routing.DeskClient;
import org.strowger.routing.Operation;
import org.strowger.routing.TestFiles;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
class QueueGaugesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TestHTTPResource(value = "/metrics", management = true)
  String metrics;

  @Test
  @DisplayName("TR72: who waits, and for how long, is read off the metrics, by domain and queue")
  void shouldTellWhoWaits() {
    // given
    Operation operation = Operation.withAgents("anna");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(gauge(operation, "waiting", "support")).isEqualTo("0.0"));

    // when
    operation.mail("c-1");
    operation.mail("c-2");

    // then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(gauge(operation, "waiting", "support")).isEqualTo("2.0");
              assertThat(gauge(operation, "waiting", "back-office")).isEqualTo("0.0");
              assertThat(gauge(operation, "deferred", "support")).isEqualTo("0.0");
              String oldest = gauge(operation, "oldest_wait_seconds", "support");
              assertThat(Double.parseDouble(oldest)).isBetween(1.0, 300.0);
            });
  }

  @Test
  @DisplayName("TR72: a queue that leaves the plan takes its series with it")
  void shouldForgetAQueueThatIsGone() {
    // given
    Operation operation = Operation.withAgents("anna");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(gauge(operation, "waiting", "back-office")).isEqualTo("0.0"));

    // when
    operation
        .asAdmin()
        .queryParam("reason", "no back office any more")
        .body(withoutBackOffice(TestFiles.text("plan.yaml")))
        .put("/api/routing/plan")
        .then()
        .statusCode(200);

    // then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(gauge(operation, "waiting", "back-office")).isEqualTo("none");
              assertThat(gauge(operation, "oldest_wait_seconds", "back-office")).isEqualTo("none");
              assertThat(gauge(operation, "waiting", "support")).isEqualTo("0.0");
            });
  }

  @Test
  @DisplayName("TR72: distributions are counts by bounds, which can be added over replicas")
  void shouldCountByBounds() {
    // given
    Operation operation = Operation.withAgents("anna");
    try (DeskClient desk = operation.signIn("anna")) {
      operation.mail("c-1");
      String offer = desk.awaitEvent("OfferIssued").at("/body/offerId").asText();
      operation
          .as("anna")
          .post("/api/routing/desk/offers/" + offer + "/accept")
          .then()
          .statusCode(200);
    }

    // then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              List<String> lines = lines();
              assertThat(
                      List.of(
                          "routing_decision_seconds",
                          "routing_command_age_seconds",
                          "routing_contact_wait_seconds",
                          "routing_timer_lateness_seconds",
                          "routing_takeover_seconds",
                          "routing_desk_answer_seconds",
                          "http_server_requests_seconds"))
                  .allSatisfy(
                      name ->
                          assertThat(lines)
                              .as(name)
                              .anyMatch(line -> line.startsWith(name + "_bucket{")));
              assertThat(lines).noneMatch(line -> line.contains("quantile="));
            });
  }

  private String gauge(Operation operation, String name, String queue) {
    String series =
        "routing_queue_%s{domain=\"%s\",queue=\"%s\"} ".formatted(name, operation.domain(), queue);
    return lines().stream()
        .filter(line -> line.startsWith(series))
        .map(line -> line.substring(series.length()))
        .findFirst()
        .orElse("none");
  }

  private List<String> lines() {
    return given().get(metrics).then().statusCode(200).extract().asString().lines().toList();
  }

  /** The next version of the plan, with the queue cut out and all that names it. */
  private static String withoutBackOffice(String plan) {
    return plan.replace("version: 1\nbasedOn: 0", "version: 2\nbasedOn: 1")
        .replaceAll("(?s)  - id: back-office.*?(?=profiles:)", "")
        .replaceAll("(?s)  - name: back-office-mail.*?(?=  - name: everything-else)", "")
        .replaceAll(" +- \\{queueId: back-office[^\n]*\n", "");
  }
}
