package org.strowger.routing.desk;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.routing.DeskClient;
import org.strowger.routing.Operation;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
class SupervisionTest {

  private static final String SUPERVISOR = "/api/routing/supervisor/";
  private static final String DESK = "/api/routing/desk/";

  @Test
  @DisplayName("A supervisor pauses, resumes and closes a queue; what arrives meanwhile waits")
  void shouldPauseResumeAndCloseAQueue() {
    // given
    Operation operation = Operation.withAgents("anna");
    String pause = "{\"message\":\"We are back soon.\"}";

    // when
    Response agent = operation.as("anna").body(pause).post(SUPERVISOR + "queues/support/pause");
    Response paused = supervise(operation, "queues/support/pause", pause);
    Response again = supervise(operation, "queues/support/pause", pause);
    try (DeskClient desk = operation.signIn("anna")) {
      operation.mail("c-1");
      Response resumed = supervise(operation, "queues/support/resume", "");

      // then
      agent.then().statusCode(403);
      paused.then().statusCode(200).body("events.name", hasItem("QueuePaused"));
      again.then().statusCode(409).body("code", equalTo("wrong_state"));
      resumed.then().statusCode(200).body("events.name", hasItem("QueueResumed"));
      desk.awaitEvent("OfferIssued");
      supervise(operation, "queues/support/close", "{}")
          .then()
          .statusCode(200)
          .body("events.name", hasItem("QueueClosed"));
    }
  }

  @Test
  @DisplayName("An agent asks a colleague, both desks hear of it, and a supervisor may end it")
  void shouldConsult() {
    // given
    Operation operation = Operation.withAgents("anna", "ben");
    operation.mail("c-2");
    try (DeskClient anna = operation.signIn("anna")) {
      String offer = anna.awaitEvent("OfferIssued").at("/body/offerId").asText();
      desk(operation, "anna", "offers/" + offer + "/accept", "").then().statusCode(200);
      try (DeskClient ben = operation.signIn("ben")) {
        // when
        Response started = desk(operation, "anna", "contacts/c-2/consult", "{}");
        String consult = started.then().statusCode(200).extract().path("events[0].body.consultId");
        String asked = ben.awaitEvent("OfferIssued").at("/body/offerId").asText();
        Response early = desk(operation, "anna", "consults/" + consult + "/complete", "");
        desk(operation, "ben", "offers/" + asked + "/accept", "").then().statusCode(200);
        anna.awaitEvent("ConsultAnswered");
        Response completed = desk(operation, "anna", "consults/" + consult + "/complete", "");

        // then
        early.then().statusCode(409).body("code", equalTo("wrong_state"));
        completed
            .then()
            .statusCode(200)
            .body("events.name", hasItems("ConsultCompleted", "ContactTransferred"));
        ben.awaitEvent("ConsultCompleted");
        supervise(operation, "consults/" + consult + "/cancel", "").then().statusCode(409);
        supervise(operation, "agents/" + operation.user("ben") + "/requeue-all", "")
            .then()
            .statusCode(200)
            .body("events.name", hasItem("ContactReturned"));
      }
    }
  }

  @Test
  @DisplayName("Many contacts at once: an answer for each; agents are moved and explained")
  void shouldDoMuchAtOnce() {
    // given
    Operation operation = Operation.withAgents("anna");
    operation.mail("c-3");
    operation.mail("c-4");
    String three = "{\"contactIds\":[\"c-3\",\"nobody\",\"c-4\"],";

    // when
    Response priority = supervise(operation, "many/priority", three + "\"priority\":1}");
    Response dismissed = supervise(operation, "many/dismiss", three + "\"reason\":\"SPAM\"}");
    String until = Instant.now().plusSeconds(3_600).toString();
    String moving =
        "{\"agentIds\":[\"%s\"],\"skills\":{\"general\":1},\"until\":\"%s\"}"
            .formatted(operation.user("anna"), until);
    Response moved = supervise(operation, "agents/move", moving);
    Response explained =
        operation
            .asSupervisor()
            .get("/api/routing/agents/" + operation.user("anna") + "/explanation");

    // then
    priority
        .then()
        .statusCode(200)
        .body("answers.taken", contains(true, false, true))
        .body("answers[1].code", equalTo("unknown_contact"))
        .body("answers[0].code", nullValue());
    dismissed.then().statusCode(200).body("answers.taken", contains(true, false, true));
    moved.then().statusCode(200).body("events.name", hasItem("AgentReassigned"));
    explained.then().statusCode(200).body("state", equalTo("OFFLINE"));
    supervise(operation, "many/dismiss", "{\"contactIds\":[],\"reason\":\"SPAM\"}")
        .then()
        .statusCode(400);
  }

  @Test
  @DisplayName("What is refused says what is wrong: each fault, and what a field takes")
  void shouldSayWhatIsWrong() {
    // given
    Operation operation = Operation.withAgents("anna");
    String until = Instant.now().plusSeconds(3_600).toString();
    String moving =
        "{\"agentIds\":[\"%s\"],\"skills\":{\"general\":9,\"nothing\":1},\"until\":\"%s\"}"
            .formatted(operation.user("anna"), until);

    // when
    Response moved = supervise(operation, "agents/move", moving);
    Response stopped = desk(operation, "anna", "presence", "{\"presence\":\"STOPPED\"}");
    Response unknown = desk(operation, "anna", "presence", "{\"presence\":\"UNKNOWN\"}");

    // then
    moved.then().statusCode(422).body("code", equalTo("roster_invalid")).body("errors", hasSize(2));
    for (Response refused : List.of(stopped, unknown)) {
      refused
          .then()
          .statusCode(400)
          .body(
              "detail",
              equalTo(
                  "Expected one of AVAILABLE, ON_BREAK, FOCUS, TRAINING, OFFLINE"
                      + " but found another value"));
    }
  }

  @Test
  @DisplayName("T4: an agent calls or writes to a customer by herself")
  void shouldStartOutbound() {
    // given
    Operation operation = Operation.withAgents("anna");
    String mail =
        "{\"conversationId\":\"v-out\",\"customerId\":\"u-1\",\"channel\":\"EMAIL\","
            + "\"queueId\":\"support\"}";
    try (DeskClient desk = operation.signIn("anna")) {
      // when
      Response started = desk(operation, "anna", "outbound", mail);

      // then
      started
          .then()
          .statusCode(200)
          .body("events.name", hasItems("ContactOpened", "ContactAssigned"));
      desk.awaitEvent("ContactAssigned");
      desk(operation, "anna", "outbound", "{}").then().statusCode(400);
    }
  }

  private static Response desk(Operation operation, String agent, String path, String body) {
    return operation.as(agent).body(body).post(DESK + path);
  }

  private static Response supervise(Operation operation, String path, String body) {
    return operation.asSupervisor().body(body).post(SUPERVISOR + path);
  }
}
