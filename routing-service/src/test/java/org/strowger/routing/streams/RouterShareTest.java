package org.strowger.routing.streams;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.strowger.routing.Operation;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
class RouterShareTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CHECK = "checks.find { it.name == 'routing-streams' }.data.";

  @TestHTTPResource(value = "/health/ready", management = true)
  String health;

  @TestHTTPResource(value = "/metrics", management = true)
  String metrics;

  @Test
  void shouldTellWhatItHasAndThatItIsNotBehind() {
    // given
    Operation.withAgents("anna");

    // then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              given()
                  .get(health)
                  .then()
                  .body(CHECK + "owned", equalTo("[0, 1, 2, 3]"))
                  .body(CHECK + "standby", equalTo("[]"))
                  .body(CHECK + "answers", equalTo(true))
                  .body(CHECK + "behind", equalTo(0));
              given()
                  .get(metrics)
                  .then()
                  .body(containsString("routing_partitions_owned 4.0"))
                  .body(containsString("routing_commands_behind 0.0"))
                  .body(containsString("routing_standby_behind 0.0"))
                  .body(not(containsString("routing_domains 0.0")));
            });
  }
}
