package org.strowger.console.health;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@WithTestResource(StrowgerInfra.class)
class ManagementPortTest {

  @TestHTTPResource("/")
  URI open;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @ParameterizedTest
  @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/health/live", "/q/metrics", "/q/"})
  @DisplayName("TR72: nothing of /q is on the public port")
  void shouldHideFromThePublic(String path) {
    given().get(open.resolve(path)).then().statusCode(404).body("code", is("not_found"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/health/live", "/q/metrics"})
  @DisplayName("TR72: health and metrics are on the management port")
  void shouldAnswerOnTheManagementPort(String path) {
    assertThat(management.getPort()).isNotEqualTo(open.getPort());
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> given().get(management.resolve(path)).then().statusCode(200));
  }

  @Test
  @DisplayName("TR72: times of HTTP are counted by bounds, which can be added over replicas")
  void shouldCountTimesByBounds() {
    // given
    given().get("/api/console/me").then().statusCode(401);

    // then
    given()
        .get(management.resolve("/q/metrics"))
        .then()
        .body(containsString("http_server_requests_seconds_bucket{"))
        .body(containsString("le=\"0.25\""))
        .body(not(containsString("quantile=")));
  }
}
