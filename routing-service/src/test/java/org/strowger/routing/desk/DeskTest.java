package org.strowger.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.routing.AgentCommand.ReportActivity;
import org.strowger.contracts.routing.AgentEvent.ConnectionChanged;
import org.strowger.contracts.wire.Topics;
import org.strowger.routing.DeskClient;
import org.strowger.routing.Operation;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TestTokens;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
class DeskTest {

  @Test
  void shouldOfferAContactOverTheFeedAndTakeTheAgentsAccept() {
    // given
    Operation operation = Operation.withAgents("anna");
    try (DeskClient desk = operation.signIn("anna")) {

      // when
      operation.mail("c-1");
      JsonNode offer = desk.awaitEvent("OfferIssued");
      var answer = accept(operation, "anna", offer.at("/body/offerId").asText());

      // then
      answer.then().statusCode(200).body("events.name", hasItem("ContactAssigned"));
      JsonNode assigned = desk.awaitEvent("ContactAssigned");
      assertThat(assigned.path("at").asLong()).isEqualTo(answer.jsonPath().getLong("at"));
      assertThat(assigned.at("/body/contactId").asText()).isEqualTo("c-1");
      assertThat(offer.at("/body/why/candidates").asInt()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("R13: a desk sees a snapshot first, the rest in order, and the same after a resync")
  void shouldStartWithASnapshotAndGiveAnotherWhenAsked() {
    // given
    Operation operation = Operation.withAgents("anna");
    operation.mail("c-1");
    try (DeskClient desk = operation.signIn("anna")) {
      desk.awaitEvent("OfferIssued");

      // when
      desk.send("{\"kind\":\"resync\"}");

      // then
      JsonNode snapshot = desk.awaitSnapshot(2);
      assertThat(desk.frames().getFirst().path("kind").asText()).isEqualTo("snapshot");
      assertThat(snapshot.at("/body/offers/0/contactId").asText()).isEqualTo("c-1");
      assertThat(snapshot.at("/body/state").asText()).isEqualTo("OFFERED");
      assertThat(desk.frames()).extracting(frame -> frame.path("at").asLong()).isSorted();
    }
  }

  @Test
  @DisplayName("TR31: a desk tells that its agent is there, and the router hears of it")
  void shouldTellTheRouterThatTheAgentActs_TR31() {
    // given
    Operation operation = Operation.withAgents("anna");
    try (DeskClient desk = operation.signIn("anna");
        var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {

      // when
      desk.send("{\"kind\":\"active\"}");

      // then
      commands.await(
          each ->
              each.key().equals(operation.domain())
                  && each.body().equals(new ReportActivity(new AgentId(operation.user("anna")))));
    }
  }

  @Test
  @DisplayName("F2: the router ends an offer that nobody answers")
  void shouldExpireAnOfferByATick() {
    // given
    Operation operation = Operation.withAgents("anna");
    try (DeskClient desk = operation.signIn("anna")) {
      operation.mail("c-1");
      JsonNode offer = desk.awaitEvent("OfferIssued");

      // when
      JsonNode expired = desk.awaitEvent("OfferExpired");

      // then
      Instant due = Instant.parse(offer.at("/body/expiresAt").asText());
      Instant at = Instant.parse(expired.at("/body/expiredAt").asText());
      assertThat(Duration.between(due, at)).isLessThan(Duration.ofSeconds(1));
      accept(operation, "anna", offer.at("/body/offerId").asText())
          .then()
          .statusCode(409)
          .contentType("application/problem+json")
          .body("code", equalTo("offer_expired"))
          .body("detail", containsString("Expected"));
    }
  }

  @Test
  void shouldAnswerTheSameToTheSameIdempotencyKey() {
    // given
    Operation operation = Operation.withAgents("anna");
    try (DeskClient desk = operation.signIn("anna")) {
      operation.mail("c-1");
      String offer = desk.awaitEvent("OfferIssued").at("/body/offerId").asText();
      String path = "/api/routing/desk/offers/" + offer + "/accept";

      // when
      var first = operation.as("anna").header("Idempotency-Key", "key-00001").post(path);
      var again = operation.as("anna").header("Idempotency-Key", "key-00001").post(path);
      var other = operation.as("anna").header("Idempotency-Key", "key-00002").post(path);
      var reused =
          operation
              .as("anna")
              .header("Idempotency-Key", "key-00001")
              .post("/api/routing/desk/pull-next");

      // then
      first.then().statusCode(200);
      assertThat(again.statusCode()).isEqualTo(200);
      assertThat(again.asString()).isEqualTo(first.asString());
      other.then().statusCode(409).body("code", equalTo("offer_not_live"));
      reused.then().statusCode(422).body("code", equalTo("idempotency_key_reused"));
    }
  }

  @Test
  @DisplayName("R4: of two agents, only the one who was offered the contact gets it")
  void shouldRefuseSomebodyElsesOffer() {
    // given
    Operation operation = Operation.withAgents("anna", "ben");
    try (DeskClient desk = operation.signIn("anna")) {
      operation.mail("c-1");
      String offer = desk.awaitEvent("OfferIssued").at("/body/offerId").asText();

      // when
      var stolen = accept(operation, "ben", offer);

      // then
      stolen.then().statusCode(409).contentType("application/problem+json");
      accept(operation, "anna", offer).then().statusCode(200);
    }
  }

  @Test
  void shouldPullCloseAndEndWrapUp() {
    // given
    Operation operation = Operation.withAgents("anna");
    operation.send(org.strowger.routing.streams.Commands.mail("c-1", "back-office", Instant.now()));
    try (DeskClient desk = operation.signIn("anna")) {

      // when
      var pulled = operation.as("anna").post("/api/routing/desk/pull-next");
      var closed =
          operation
              .as("anna")
              .body("{\"disposition\":\"answered\"}")
              .post("/api/routing/desk/contacts/c-1/close");
      var ended = operation.as("anna").post("/api/routing/desk/contacts/c-1/end-wrap-up");

      // then
      pulled.then().statusCode(200).body("events.name", hasItem("ContactAssigned"));
      closed.then().statusCode(200).body("events.name", hasItem("WrapUpStarted"));
      ended.then().statusCode(200).body("events.name", hasItem("WrapUpEnded"));
      desk.awaitEvent("ContactClosed");
    }
  }

  @Test
  void shouldTellTheRouterWhenTheLastDeskIsGone() {
    // given
    Operation operation = Operation.withAgents("anna");
    var anna = new AgentId(operation.user("anna"));
    try (var events = TopicProbe.fromNow(Topics.ROUTING_EVENTS)) {
      DeskClient first = operation.openDesk("anna");
      first.awaitSnapshot();
      DeskClient second = operation.openDesk("anna");
      second.awaitSnapshot();

      // when
      first.close();
      operation.mail("c-1");
      second.send("{\"kind\":\"resync\"}");
      boolean stillThere = second.awaitSnapshot(2).at("/body/connected").asBoolean();
      second.close();

      // then
      assertThat(stillThere).isTrue();
      events.await(
          ConnectionChanged.class, change -> change.agentId().equals(anna) && !change.connected());
    }
  }

  @Test
  void shouldTellAnAgentWhoIsOnNoRosterAndServeHerOnceSheIs() {
    // given
    Operation operation = Operation.withAgents();
    TestTokens.publish(operation.user("anna"), operation.domain(), Role.AGENT);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> DeskClient.refusal(operation.token("anna", Role.AGENT)) == 0);
    try (DeskClient desk = operation.openDesk("anna")) {
      JsonNode refused = desk.awaitEvent("CommandRejected");

      // when
      operation.hire("anna");

      // then
      assertThat(refused.at("/body/code").asText()).isEqualTo("UNKNOWN_AGENT");
      assertThat(desk.awaitSnapshot().at("/body/connected").asBoolean()).isTrue();
    }
  }

  @Test
  void shouldCloseASocketThatSaysWhatIsNotUnderstood() {
    Operation operation = Operation.withAgents("anna");
    DeskClient desk = operation.openDesk("anna");

    desk.send("{\"kind\":\"accept\"}");

    assertThat(desk.awaitClose()).isEqualTo(1008);
  }

  @Test
  void shouldLetNobodyInWithoutTokenOrRole() {
    // given
    Operation operation = Operation.withAgents("anna");
    TestTokens.publish(operation.user("olga"), operation.domain(), Role.OPS);
    String ops = operation.token("olga", Role.OPS);

    // then
    RestAssured.given().post("/api/routing/desk/pull-next").then().statusCode(401);
    RestAssured.given()
        .auth()
        .oauth2(ops)
        .post("/api/routing/desk/pull-next")
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
    assertThat(DeskClient.refusal(ops)).isEqualTo(403);
    assertThat(DeskClient.refusal("no-token")).isEqualTo(401);
  }

  @Test
  void shouldRefuseWhatItDoesNotKnow() {
    Operation operation = Operation.withAgents("anna");

    operation
        .as("anna")
        .body("{\"presence\":\"AVAILABLE\",\"mood\":\"good\"}")
        .post("/api/routing/desk/presence")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_field"));
    operation
        .as("anna")
        .body("{}")
        .post("/api/routing/desk/presence")
        .then()
        .statusCode(400)
        .body("errors", hasSize(1));
    operation
        .as("anna")
        .post("/api/routing/desk/offers/nonsense/accept")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_value"));
    operation
        .as("anna")
        .header("Idempotency-Key", "short")
        .post("/api/routing/desk/pull-next")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_idempotency_key"));
  }

  private static Response accept(Operation operation, String agent, String offerId) {
    return operation.as(agent).post("/api/routing/desk/offers/" + offerId + "/accept");
  }
}
