package org.strowger.servicekit.access;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.strowger.contracts.fact.DirectoryEntry;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.TeamId;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TestTokens;

@QuarkusTest
@WithTestResource(StrowgerInfra.class)
class PermissionTest {

  private static final String DOMAIN = "demo";
  private static final String EVERYBODY = "u-all";

  @Inject Directory directory;

  @BeforeEach
  void everybodyIsKnown() {
    if (directory.entry(new AgentId(EVERYBODY)) == null) {
      know(entry(EVERYBODY, true, null, Role.values()));
    }
  }

  static Stream<Arguments> cells() {
    return Arrays.stream(Permission.values())
        .flatMap(
            permission -> Arrays.stream(Role.values()).map(role -> Arguments.of(permission, role)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void shouldAdmitExactlyTheRolesOfTheTable(Permission permission, Role role) {
    int expected = permission.roles().contains(role) ? 200 : 403;

    given()
        .header("Authorization", "Bearer " + TestTokens.bearer(EVERYBODY, DOMAIN, role))
        .get("/guarded/" + permission.name().toLowerCase(Locale.ROOT))
        .then()
        .statusCode(expected);
  }

  @Test
  void shouldTellTheResourceWhoCalls() {
    given()
        .header("Cookie", TestTokens.cookie(EVERYBODY, DOMAIN, Role.SUPERVISOR))
        .get("/guarded/self")
        .then()
        .statusCode(200)
        .body("userId", equalTo(EVERYBODY))
        .body("domain", equalTo(DOMAIN))
        .body("roles", equalTo(List.of("SUPERVISOR")))
        .body("teams", equalTo(List.of("team-1")))
        .body("actor", equalTo("SUPERVISOR:" + EVERYBODY));
  }

  @Test
  void shouldAskForALogin() {
    given()
        .get("/guarded/self")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", equalTo("unauthorized"))
        .body("instance", notNullValue());
  }

  @Test
  void shouldRefuseATokenOfAnotherSigner() {
    given()
        .header(
            "Authorization",
            "Bearer " + corrupted(TestTokens.bearer(EVERYBODY, DOMAIN, Role.AGENT)))
        .get("/guarded/self")
        .then()
        .statusCode(401)
        .body("code", equalTo("invalid_session"));
  }

  @Test
  void shouldServeOpenResourcesWithoutOrWithAStaleCookie() {
    given().get("/guarded/open").then().statusCode(200);
    given()
        .header("Cookie", TestTokens.COOKIE + "=stale")
        .get("/guarded/open")
        .then()
        .statusCode(200);
  }

  @Test
  void shouldDenyAMethodWithoutARuleToEverybody() {
    for (String path : List.of("/guarded/forgotten", "/guarded/both")) {
      given()
          .header("Authorization", "Bearer " + TestTokens.bearer(EVERYBODY, DOMAIN, Role.values()))
          .get(path)
          .then()
          .statusCode(403)
          .body("code", equalTo("forbidden"));
    }
  }

  @Test
  void shouldAskForTheOwnPageHeaderWhenACookieChangesSomething() {
    String cookie = TestTokens.cookie(EVERYBODY, DOMAIN, Role.AGENT);

    given()
        .header("Cookie", cookie)
        .post("/guarded/desk")
        .then()
        .statusCode(403)
        .body("code", equalTo("own_page_header_missing"));
    given()
        .header("Cookie", cookie)
        .header("X-Strowger", "1")
        .post("/guarded/desk")
        .then()
        .statusCode(200);
    given()
        .header("Authorization", "Bearer " + TestTokens.bearer(EVERYBODY, DOMAIN, Role.AGENT))
        .post("/guarded/desk")
        .then()
        .statusCode(200);
  }

  @Test
  void shouldEndTheSessionsOfADeactivatedUser() {
    know(entry("u-left", true, null, Role.AGENT));
    String token = TestTokens.bearer("u-left", DOMAIN, Role.AGENT);
    given().header("Authorization", "Bearer " + token).get("/guarded/desk").then().statusCode(200);

    know(entry("u-left", false, null, Role.AGENT));

    given()
        .header("Authorization", "Bearer " + token)
        .get("/guarded/desk")
        .then()
        .statusCode(401)
        .body("code", equalTo("session_ended"));
  }

  @Test
  void shouldEndSessionsThatAreOlderThanTheDirectoryAllows() {
    String token = TestTokens.bearer("u-out", DOMAIN, Role.AGENT);
    know(entry("u-out", true, Instant.now().plusSeconds(1), Role.AGENT));

    given().header("Authorization", "Bearer " + token).get("/guarded/desk").then().statusCode(401);
  }

  @Test
  void shouldTakeAwayARoleAtOnce() {
    know(entry("u-was-admin", true, null, Role.AGENT));
    String token = TestTokens.bearer("u-was-admin", DOMAIN, Role.ADMIN, Role.AGENT);

    given()
        .header("Authorization", "Bearer " + token)
        .get("/guarded/plan_write")
        .then()
        .statusCode(403);
    given().header("Authorization", "Bearer " + token).get("/guarded/desk").then().statusCode(200);
  }

  @Test
  void shouldRefuseASessionForADomainThatTheUserIsNotIn() {
    given()
        .header("Authorization", "Bearer " + TestTokens.bearer(EVERYBODY, "other", Role.AGENT))
        .get("/guarded/desk")
        .then()
        .statusCode(401);
  }

  @Test
  void shouldRefuseAUserWhomTheDirectoryDoesNotKnow() {
    given()
        .header("Authorization", "Bearer " + TestTokens.bearer("u-nobody", DOMAIN, Role.AGENT))
        .get("/guarded/desk")
        .then()
        .statusCode(401);
  }

  private void know(DirectoryEntry entry) {
    TestTokens.publish(entry);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> directory.isComplete() && entry.equals(directory.entry(entry.userId())));
  }

  private static DirectoryEntry entry(
      String user, boolean active, @Nullable Instant tokensNotBefore, Role... roles) {
    return new DirectoryEntry(
        new AgentId(user),
        List.of(roles),
        List.of(new DomainId(DOMAIN)),
        List.of(new TeamId("team-1")),
        active,
        tokensNotBefore);
  }

  private static String corrupted(String token) {
    int signature = token.lastIndexOf('.') + 5;
    char other = token.charAt(signature) == 'A' ? 'B' : 'A';
    return token.substring(0, signature) + other + token.substring(signature + 1);
  }
}
