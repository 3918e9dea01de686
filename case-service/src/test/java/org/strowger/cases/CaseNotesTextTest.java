package org.strowger.cases;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.strowger.cases.Fixtures.DEMO;
import static org.strowger.cases.Fixtures.assigned;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TestTokens;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@DisplayName("TR69, TR71: what a note of a case may say")
class CaseNotesTextTest {

  private static final String AGENT = "u-1069";

  @BeforeAll
  static void people() {
    TestTokens.publish(AGENT, "demo", Role.SUPERVISOR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"clientId":"note-0001","text":"a\\u0000"}      | /text
          {"clientId":"note-0001","text":"\\u0001\\u001f"} | /text
          {"clientId":"note-0001","text":"\\udfff"}       | /text
          {"clientId":"note-\\u0000001","text":"a"}       | /clientId
          """)
  @DisplayName("TR69: what cannot be kept is refused with its place")
  void shouldRefuseWhatCannotBeKept_TR69(String body, String pointer) {
    post("no-case", body)
        .statusCode(400)
        .body("code", equalTo("invalid_value"))
        .body("errors[0].pointer", equalTo(pointer));
  }

  @Test
  @DisplayName("TR69, TR71: a note is kept as it is, but for card numbers")
  void shouldMaskCardNumbersAndKeepTheRest_TR71() {
    // given
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var meta =
        new Meta(
            "event-tr71", "/routing", now, null, new Meta.Cause("command-tr71", 1, 1, 1, 1, "1"));
    TopicProbe.send(
        Topics.ROUTING_EVENTS, new Message<>(DEMO.value(), meta, assigned("v-71", "c-71", 1, now)));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> agent().get("/api/cases/by-contact/c-71").statusCode() == 200);
    String caseId = agent().get("/api/cases/by-contact/c-71").path("id");
    // when
    post(
            caseId,
            "{\"clientId\":\"note-0071\",\"text\":\"5105 1051 0510 5100\\u000bfrom IBAN DE89 3704 0044 0532 0130 00\"}")
        .statusCode(201);
    // then
    agent()
        .get("/api/cases/" + caseId)
        .then()
        .body(
            "notes[0].text",
            equalTo("5105 10** **** 5100\u000bfrom IBAN DE89 3704 0044 0532 0130 00"));
    post(caseId, "{\"clientId\":\"5105-1051-0510-5100\",\"text\":\"x\"}").statusCode(400);
  }

  private static ValidatableResponse post(String caseId, String body) {
    return agent()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/cases/" + caseId + "/notes")
        .then();
  }

  private static RequestSpecification agent() {
    String token = TestTokens.bearer(AGENT, "demo", Role.SUPERVISOR);
    return RestAssured.given().header("Authorization", "Bearer " + token);
  }
}
