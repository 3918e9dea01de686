package org.strowger.console.users;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.contracts.Actor;
import org.strowger.contracts.fact.DirectoryEntry;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.problem.Problem;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@WithTestResource(StrowgerInfra.class)
class UserResourceTest {

  @Inject Users users;

  private Cookie admin;

  @BeforeEach
  void logIn() {
    admin = login("adam", "test-password").getDetailedCookie("strowger_session");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> given().cookie(admin).get("/api/console/me").then().statusCode(200));
  }

  @Test
  void shouldAddAUserWhoLogsInAndChangeHerLater() {
    // given
    put(admin, "robot-1", user("robot-1", "first password")).then().statusCode(204);
    Cookie session = login("robot-1", "first password").getDetailedCookie("strowger_session");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                given()
                    .cookie(session)
                    .get("/api/console/me")
                    .then()
                    .statusCode(200)
                    .body("name", is("Robot"))
                    .body("roles", hasItems("AGENT"))
                    .body("teams", hasItems("team-1")));

    // when
    put(admin, "robot-1", user("robot-1", "other password")).then().statusCode(204);

    // then
    login("robot-1", "first password").then().statusCode(401);
    login("robot-1", "other password").then().statusCode(200);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> given().cookie(session).get("/api/console/me").then().statusCode(401));
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    put(admin, "robot-2", user("anna", "some password"))
        .then()
        .statusCode(409)
        .body("code", is("user_taken"));
    put(admin, "u-1001", user("another-name", "some password"))
        .then()
        .statusCode(409)
        .body("code", is("username_stays"));
    put(admin, "robot-3", user("robot-3", "x".repeat(73)))
        .then()
        .statusCode(400)
        .body("code", is("invalid_value"));
    put(admin, "robot-3", "{\"username\":\"robot-3\",\"name\":\"R\",\"roles\":[\"AGENT\"]}")
        .then()
        .statusCode(400)
        .body("code", is("password_missing"));
  }

  @Test
  void shouldTellEachChangeAsTheNextVersionEvenIfAllValuesStay() {
    // when
    put(admin, "robot-5", user("robot-5", "some password")).then().statusCode(204);
    String same =
        "{\"username\":\"robot-5\",\"name\":\"R\",\"roles\":[\"OPS\",\"AGENT\"],\"teams\":[]}";
    put(admin, "robot-5", same).then().statusCode(204);
    put(admin, "robot-5", same).then().statusCode(204);

    // then
    try (var directory = TopicProbe.fromStart(Topics.DIRECTORY)) {
      DirectoryEntry added = entry(directory, 1);
      assertThat(added.roles()).containsExactly(Role.AGENT);
      assertThat(added.teams()).extracting("value").containsExactly("team-1");
      assertThat(entry(directory, 2).roles()).containsExactly(Role.OPS, Role.AGENT);
      assertThat(entry(directory, 2).teams()).isEmpty();
      assertThat(entry(directory, 3)).isEqualTo(entry(directory, 2));
    }
  }

  @Test
  void shouldRefuseAChangeOfAUserWhomSomebodyElseChangesMeanwhile() {
    // given
    put(admin, "robot-6", user("robot-6", "some password")).then().statusCode(204);
    var id = new AgentId("robot-6");
    var actor = Actor.system("test");

    // then
    assertThatThrownBy(
            () ->
                users.change(
                    id,
                    actor,
                    first -> {
                      users.change(id, actor, second -> second.rename("Second"));
                      first.rename("First");
                    }))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(409);
              assertThat(problem.code()).isEqualTo("stale_version");
            });
    assertThat(users.byId(id).map(User::displayName)).contains("Second");
  }

  @Test
  void shouldKnowThePeopleOfTheDemo() {
    assertThat(users.demo())
        .extracting(user -> user.id().value())
        .startsWith("u-1001", "u-1002")
        .hasSize(DemoPerson.values().length);
  }

  @Test
  void shouldBeTheAdministratorsAlone() {
    Cookie agent = login("elena", "test-password").getDetailedCookie("strowger_session");

    put(agent, "robot-4", user("robot-4", "some password")).then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource({
    "/name,'Ann\\u0000'",
    "/name,'\\ud800'",
    "/name,'\\u0007\\u0001'",
    "/username,'robot\\u0000'",
    "/password,'secret\\u0000word'",
    "/teams/0,'team\\u0000'",
  })
  @DisplayName("TR69: control characters in a user's fields are refused with their place")
  void shouldRefuseWhatCannotBeKept_TR69(String pointer, String text) {
    String body = user("robot-69", "some password");
    String hostile =
        switch (pointer) {
          case "/name" -> body.replace("Robot", text);
          case "/username" -> body.replace("\"robot-69\"", "\"" + text + "\"");
          case "/password" -> body.replace("some password", text);
          default -> body.replace("team-1", text);
        };
    put(admin, "robot-69", hostile)
        .then()
        .statusCode(400)
        .body("code", is("invalid_value"))
        .body("errors[0].pointer", is(pointer));
    given()
        .cookie(admin)
        .header("X-Strowger", "1")
        .contentType(ContentType.JSON)
        .body(body)
        .put("/api/console/users/robot%00")
        .then()
        .statusCode(400)
        .body("code", is("invalid_value"));
  }

  @Test
  @DisplayName("TR69, TR71: a name shows something, and no card number")
  void shouldMaskACardNumberInAName_TR71() {
    // given
    String body = user("robot-71", "some password");
    // when
    put(admin, "robot-71", body.replace("Robot", "Ann 4000056655665556")).then().statusCode(204);
    // then
    assertThat(users.byId(new AgentId("robot-71")).map(User::displayName))
        .contains("Ann 400005******5556");
    put(admin, "robot-71", body.replace("Robot", "\\u200b\\u3164")).then().statusCode(400);
  }

  private static DirectoryEntry entry(TopicProbe<DirectoryEntry> directory, int version) {
    return directory
        .await(message -> message.meta().id().equals("directory.robot-5." + version))
        .body();
  }

  private static Response put(Cookie session, String id, String body) {
    return given()
        .cookie(session)
        .header("X-Strowger", "1")
        .contentType(ContentType.JSON)
        .body(body)
        .put("/api/console/users/" + id);
  }

  private static String user(String username, String password) {
    return """
        {"username":"%s","name":"Robot","password":"%s","roles":["AGENT"],"teams":["team-1"]}"""
        .formatted(username, password);
  }

  private static Response login(String username, String password) {
    return given()
        .contentType(ContentType.JSON)
        .body("{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password))
        .post("/api/console/login");
  }
}
