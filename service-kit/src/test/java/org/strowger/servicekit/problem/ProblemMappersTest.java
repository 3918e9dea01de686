package org.strowger.servicekit.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@WithTestResource(StrowgerInfra.class)
class ProblemMappersTest {

  @Test
  void shouldSayWhatTheResourceSays() {
    problem(given().get("/failing/conflict"), 409, "stale_version")
        .body("title", equalTo("Conflict"))
        .body("detail", equalTo("Expected version 3 but it is 4"))
        .body("errors", equalTo(null));
  }

  @Test
  void shouldNameEveryFault() {
    problem(given().get("/failing/plan"), 422, "invalid_plan")
        .body("errors", hasSize(1))
        .body("errors[0].pointer", equalTo("queues[a].target"))
        .body("errors[0].code", equalTo("out_of_range"));
  }

  @Test
  void shouldSayWhenToComeBack() {
    problem(given().get("/failing/busy"), 429, "too_many_attempts")
        .header("Retry-After", "7")
        .body("retryAfter", equalTo(7));
  }

  @Test
  void shouldHideWhatWentWrongInside() {
    problem(given().get("/failing/bug"), 500, "internal")
        .body(not(containsString(FailingResource.SECRET)))
        .body(not(containsString("Exception")))
        .body(not(containsString("FailingResource")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"amount":1,"evil":"canary-4711"}             | unknown_field  | /evil
          {"amount":1,"lines":[{"sku":"a","x":1}]}      | unknown_field  | /lines/0/x
          {"amount":"canary-4711"}                      | invalid_value  | /amount
          {"amount":1,"agent":"canary 4711"}            | invalid_value  | /agent
          {"amount":null}                               | invalid_value  | /amount
          """)
  void shouldPointToTheFieldWithoutQuotingIt(String body, String code, String pointer) {
    problem(given().contentType("application/json").body(body).post("/failing"), 400, code)
        .body("errors[0].pointer", equalTo(pointer))
        .body("errors[0].code", equalTo(code))
        .body(not(containsString("4711")))
        .body(not(containsString("strowger.servicekit")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"amount":"canary-4711"}         | Expected a number but found another value
          {"amount":1,"pace":"canary"}     | Expected one of SLOW, QUICK but found another value
          {"amount":1,"due":"canary"}      | Expected a time like 2026-01-31T12:00:00Z but found another value
          {"amount":1,"lines":"canary"}    | Expected a list but found another value
          {"amount":1,"lines":["canary"]}  | Expected an object but found another value
          """)
  void shouldSayWhatAFieldTakes(String body, String message) {
    problem(
            given().contentType("application/json").body(body).post("/failing"),
            400,
            "invalid_value")
        .body("detail", equalTo(message))
        .body("errors[0].message", equalTo(message))
        .body(not(containsString("canary")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"amount":1
          {"amount":canary}
          {"amount":1} {"amount":2}
          {"amount":1,"amount":2}
          nothing
          []
          """)
  void shouldRefuseMalformedJson(String body) {
    problem(
            given().contentType("application/json").body(body).post("/failing"),
            400,
            "malformed_json")
        .body(not(containsString("canary")));
  }

  @Test
  void shouldRefuseAMissingBody() {
    problem(given().contentType("application/json").post("/failing"), 400, "malformed_json");
  }

  @Test
  void shouldAnswerNotFoundForAnIdThatCannotBe() {
    problem(given().get("/failing/agents/{id}", "a b"), 404, "not_found");
  }

  @Test
  void shouldAnswerNotFoundOutsideOfResources() {
    problem(given().get("/nowhere"), 404, "not_found");
    problem(given().get("/failing/nowhere"), 404, "not_found");
  }

  @Test
  void shouldAnswerMethodNotAllowed() {
    problem(given().delete("/failing"), 405, "method_not_allowed");
  }

  @Test
  void shouldAnswerNotAcceptable() {
    problem(given().accept("image/png").get("/failing"), 406, "not_acceptable");
  }

  @Test
  void shouldAnswerUnsupportedMediaType() {
    problem(
        given().contentType("text/plain").body("x").post("/failing"),
        415,
        "unsupported_media_type");
  }

  @Test
  void shouldLetNobodyKeepOrReinterpretAnAnswer() {
    given()
        .get("/failing")
        .then()
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff");
  }

  private static ValidatableResponse problem(Response response, int status, String code) {
    return response
        .then()
        .statusCode(status)
        .contentType(startsWith("application/problem+json"))
        .body("type", equalTo("urn:strowger:problem:" + code))
        .body("status", equalTo(status))
        .body("code", equalTo(code))
        .body("instance", matchesPattern("urn:uuid:[0-9a-f-]{36}"));
  }
}
