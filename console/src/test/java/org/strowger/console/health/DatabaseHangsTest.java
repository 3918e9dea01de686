package org.strowger.console.health;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.testkit.HungDatabase;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@WithTestResource(StrowgerInfra.class)
class DatabaseHangsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Shorter than any time-out of the database's driver. */
  private static final Duration SOON = Duration.ofSeconds(3);

  private static final String DATABASE = "checks.find { it.name == 'database' }.status";

  @TestHTTPResource(value = "/health", management = true)
  String health;

  @Test
  @DisplayName("TR70, TR93: a hanging database is named, health and login answer all the same")
  void shouldSayThatTheDatabaseIsAway() {
    // given
    awaitReadiness(200, "UP");

    try (var _ = HungDatabase.hang()) {
      // when
      long began = System.nanoTime();
      awaitReadiness(503, "DOWN");

      // then
      System.out.printf("DOWN after %d ms%n", (System.nanoTime() - began) / 1_000_000);
      given().get(health + "/live").then().statusCode(200);
      Response answer = login();
      answer.then().statusCode(503).body("code", is("database_unavailable"));
      assertThat(answer.header("Retry-After")).isNotBlank();
      System.out.printf("login answered 503 after %d ms%n", answer.time());
      assertThat(answer.time()).isLessThan(SOON.toMillis());
    }

    // then
    awaitReadiness(200, "UP");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(login().statusCode()).isEqualTo(200));
  }

  private void awaitReadiness(int status, String database) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Response answer = given().get(health + "/ready");
              assertThat(answer.timeIn(TimeUnit.SECONDS)).isLessThan(5);
              answer.then().statusCode(status).body(DATABASE, equalTo(database));
            });
  }

  private static Response login() {
    return given()
        .contentType(ContentType.JSON)
        .header("X-Strowger", "1")
        .body(Map.of("username", "diego", "password", "test-password"))
        .post("/api/console/login");
  }
}
