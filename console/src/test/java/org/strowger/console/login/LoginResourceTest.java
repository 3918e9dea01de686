package org.strowger.console.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.strowger.contracts.fact.DirectoryEntry;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.wire.Topics;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@WithTestResource(StrowgerInfra.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginResourceTest {

  private static final String PASSWORD = "test-password";

  @BeforeEach
  void awaitDirectory() {
    Cookie session = login("sam", PASSWORD).getDetailedCookie("strowger_session");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> given().cookie(session).get("/api/console/me").then().statusCode(200));
  }

  @Test
  void shouldLogInWithTheRightPassword() {
    Response answer = login("anna", PASSWORD);

    answer
        .then()
        .statusCode(200)
        .body("userId", is("u-1001"))
        .body("name", is("Anna"))
        .body("roles", hasItems("AGENT"))
        .body("domain", is("demo"))
        .body("teams", hasItems("team-1"));
    Cookie cookie = answer.getDetailedCookie("strowger_session");
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Strict");
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(cookie.isSecured()).as("plain http").isFalse();
    assertThat(cookie.getMaxAge()).isEqualTo(12 * 3600);
  }

  @Test
  void shouldAnswerAWrongPasswordAndAnUnknownNameAlike() {
    Response wrong = login("ben", "not-the-password");
    Response unknown = login("nobody-of-that-name", "not-the-password");

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(withoutInstance(wrong)).isEqualTo(withoutInstance(unknown));
    assertThat(withoutInstance(wrong)).containsEntry("code", "wrong_credentials");
    assertThat(wrong.getCookies()).isEmpty();
  }

  @Test
  void shouldNotTakeALongPasswordByItsBeginning() {
    login("ben", PASSWORD + "x".repeat(80)).then().statusCode(401);
  }

  @Test
  void shouldRefuseWhatIsNotALogin() {
    send("{\"username\":\"anna\",\"password\":\"x\",\"admin\":true}")
        .then()
        .statusCode(400)
        .body("code", is("unknown_field"));
    send("{\"username\":\"anna\"}").then().statusCode(400).body("code", is("invalid_value"));
    send("{\"username\":{\"$ne\":\"\"},\"password\":\"x\"}").then().statusCode(400);
  }

  @Test
  void shouldStopGuessing() {
    for (int i = 0; i < 5; i++) {
      login("diego", "guess-" + i).then().statusCode(401);
    }

    login("diego", PASSWORD)
        .then()
        .statusCode(429)
        .body("code", is("too_many_attempts"))
        .header("Retry-After", is("60"));
  }

  @Test
  void shouldSayWhoIsLoggedInAndWhoElseIsThere() {
    Cookie session = login("olga", PASSWORD).getDetailedCookie("strowger_session");

    given()
        .cookie(session)
        .get("/api/console/me")
        .then()
        .statusCode(200)
        .body("userId", is("u-3001"));
    given()
        .cookie(session)
        .get("/api/console/people")
        .then()
        .statusCode(200)
        .body("name", hasItems("Anna", "Ben", "Sam"))
        .body("id", hasItems("u-1001"));
    given().get("/api/console/me").then().statusCode(401);
    given().get("/api/console/people").then().statusCode(401);
  }

  @Test
  @DisplayName("TR67: after logout the old cookie works no more, another session's goes on")
  void shouldEndTheSessionAtLogout_TR67() {
    Cookie here = login("elena", PASSWORD).getDetailedCookie("strowger_session");
    Cookie there = login("elena", PASSWORD).getDetailedCookie("strowger_session");

    given().cookie(here).post("/api/console/logout").then().statusCode(403);
    Response answer = given().cookie(here).header("X-Strowger", "1").post("/api/console/logout");

    answer.then().statusCode(204);
    assertThat(answer.getDetailedCookie("strowger_session").getMaxAge()).isZero();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> given().cookie(here).get("/api/console/me").then().statusCode(401));
    given().cookie(there).get("/api/console/me").then().statusCode(200);
    given()
        .cookie(here)
        .header("X-Strowger", "1")
        .post("/api/console/logout")
        .then()
        .statusCode(401);
  }

  @Test
  @DisplayName("TR67: behind a proxy that speaks TLS the cookie is secure and bound to this host")
  void shouldSecureTheCookieBehindAProxy_TR67() {
    Response answer =
        given()
            .header("X-Forwarded-Proto", "https")
            .contentType(ContentType.JSON)
            .body("{\"username\":\"sam\",\"password\":\"" + PASSWORD + "\"}")
            .post("/api/console/login");

    Cookie cookie = answer.getDetailedCookie("__Host-strowger_session");
    assertThat(cookie.isSecured()).isTrue();
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(cookie.getDomain()).isNull();
    String sent = "__Host-strowger_session=" + cookie.getValue();
    given()
        .header("X-Forwarded-Proto", "https")
        .header("Cookie", sent)
        .get("/api/console/me")
        .then()
        .statusCode(200);
    given()
        .header("X-Forwarded-Proto", "https")
        .header("Cookie", "strowger_session=" + cookie.getValue())
        .get("/api/console/me")
        .then()
        .statusCode(401);
  }

  @Test
  void shouldEndAllSessionsAtLogoutEverywhere() {
    Cookie here = login("chloe", PASSWORD).getDetailedCookie("strowger_session");
    Cookie there = login("chloe", PASSWORD).getDetailedCookie("strowger_session");

    given().cookie(here).post("/api/console/logout-everywhere").then().statusCode(403);
    given()
        .cookie(here)
        .header("X-Strowger", "1")
        .post("/api/console/logout-everywhere")
        .then()
        .statusCode(204);

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> given().cookie(there).get("/api/console/me").then().statusCode(401));
    Cookie again = login("chloe", PASSWORD).getDetailedCookie("strowger_session");
    given().cookie(again).get("/api/console/me").then().statusCode(200);
  }

  @Test
  void shouldTellOtherServicesWhatUsersMayDo() {
    try (var directory = TopicProbe.fromStart(Topics.DIRECTORY)) {
      var adam = directory.await(message -> message.key().equals("u-9001"));

      DirectoryEntry entry = adam.body();
      assertThat(entry.roles()).containsExactly(Role.ADMIN);
      assertThat(entry.domains()).extracting("value").containsExactly("demo");
      assertThat(entry.active()).isTrue();
      assertThat(adam.meta().id()).isEqualTo("directory.u-9001.1");
    }
  }

  private static Map<String, Object> withoutInstance(Response answer) {
    Map<String, Object> body = answer.jsonPath().getMap("$");
    body.remove("instance");
    return body;
  }

  private static Response login(String username, String password) {
    return send("{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}");
  }

  private static Response send(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/api/console/login");
  }
}
