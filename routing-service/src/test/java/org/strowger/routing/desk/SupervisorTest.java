package org.strowger.routing.desk;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.routing.DeskClient;
import org.strowger.routing.Operation;
import org.strowger.routing.streams.Commands;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
class SupervisorTest {

  private static final String CONTACTS = "/api/routing/supervisor/contacts/";

  @Test
  void shouldMoveAWaitingContactAndGiveItToAnAgent() {
    // given
    Operation operation = Operation.withAgents("anna");
    operation.mail("c-1");

    // when
    Response priority = supervise(operation, "c-1/priority", "{\"priority\":1}");
    Response requeue = supervise(operation, "c-1/requeue", "{\"queueId\":\"back-office\"}");
    Response again = supervise(operation, "c-1/requeue", "{\"queueId\":\"back-office\"}");
    try (DeskClient desk = operation.signIn("anna")) {
      String anna = "{\"agentId\":\"" + operation.user("anna") + "\"}";
      Response assign = supervise(operation, "c-1/assign", anna);

      // then
      priority.then().statusCode(200).body("events.name", hasItem("ContactReprioritised"));
      requeue.then().statusCode(200).body("events.name", hasItem("ContactMoved"));
      again.then().statusCode(409).body("code", equalTo("wrong_state"));
      assign.then().statusCode(200).body("events.name", hasItem("ContactAssigned"));
      desk.awaitEvent("ContactAssigned");
    }
  }

  @Test
  void shouldDismissAContactOnceAndOnlyAsASupervisor() {
    // given
    Operation operation = Operation.withAgents("anna");
    operation.mail("c-2");
    String spam = "{\"reason\":\"SPAM\"}";

    // when
    Response agent = operation.as("anna").body(spam).post(CONTACTS + "c-2/dismiss");
    Response dismissed = supervise(operation, "c-2/dismiss", spam);
    Response again = supervise(operation, "c-2/dismiss", spam);

    // then
    agent.then().statusCode(403);
    dismissed.then().statusCode(200).body("events.name", hasItem("ContactDismissed"));
    again.then().statusCode(409);
    supervise(operation, "c-2/dismiss", "{}").then().statusCode(400);
  }

  @Test
  @DisplayName("An agent passes one contact on, takes another by name and sets it aside")
  void shouldTransferPickAndSnooze() {
    // given
    Operation operation = Operation.withAgents("anna");
    operation.mail("c-3");
    try (DeskClient desk = operation.signIn("anna")) {
      String offer = desk.awaitEvent("OfferIssued").at("/body/offerId").asText();
      desk(operation, "offers/" + offer + "/accept", "").then().statusCode(200);

      // when
      Response passed =
          desk(
              operation,
              "contacts/c-3/transfer",
              "{\"toQueue\":\"back-office\",\"reason\":\"WRONG_QUEUE\"}");
      operation.send(Commands.mail("c-4", "back-office", Instant.now()));
      Response picked = desk(operation, "contacts/c-4/pick", "");
      String until = "{\"until\":\"" + Instant.now().plusSeconds(3_600) + "\"}";
      Response snoozed = desk(operation, "contacts/c-4/snooze", until);

      // then
      passed.then().statusCode(200).body("events.name", hasItem("ContactTransferred"));
      picked.then().statusCode(200).body("events.name", hasItem("ContactAssigned"));
      snoozed.then().statusCode(200).body("events.name", hasItem("ContactDeferred"));
      desk(operation, "next-presence", "{\"presence\":\"ON_BREAK\",\"reason\":\"lunch\"}")
          .then()
          .statusCode(200);
    }
  }

  @Test
  @DisplayName("An agent sees whom she can pass on to and what waits in her queues, of her domain")
  void shouldTellTargetsAndWhatWaits() {
    // given
    Operation operation = Operation.withAgents("anna");
    Operation foreign = Operation.withAgents("ben");
    try (DeskClient _ = operation.signIn("anna");
        DeskClient _ = foreign.signIn("ben")) {
      operation.send(Commands.mail("c-5", "back-office", Instant.now()));

      // then
      operation
          .as("anna")
          .get("/api/routing/desk/targets?channel=EMAIL")
          .then()
          .statusCode(200)
          .body("queues.queueId", hasItem("back-office"));
      operation
          .as("anna")
          .get("/api/routing/desk/waiting")
          .then()
          .statusCode(200)
          .body("contacts.contactId", hasItem("c-5"));
      foreign
          .as("ben")
          .get("/api/routing/desk/waiting")
          .then()
          .statusCode(200)
          .body("contacts.contactId", not(hasItem("c-5")));
      operation.as("anna").get("/api/routing/desk/targets?channel=FAX").then().statusCode(400);
      operation.as("anna").get("/api/routing/desk/targets").then().statusCode(400);
      operation
          .as("anna")
          .get("/api/routing/desk/waiting?afterTime=yesterday")
          .then()
          .statusCode(400);
      operation.asSupervisor().get("/api/routing/desk/waiting").then().statusCode(403);
    }
  }

  private static Response desk(Operation operation, String path, String body) {
    return operation.as("anna").body(body).post("/api/routing/desk/" + path);
  }

  private static Response supervise(Operation operation, String path, String body) {
    return operation.asSupervisor().body(body).post(CONTACTS + path);
  }
}
