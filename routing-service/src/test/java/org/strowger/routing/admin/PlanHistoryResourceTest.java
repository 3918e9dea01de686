package org.strowger.routing.admin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.routing.Operation;
import org.strowger.routing.TestFiles;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
class PlanHistoryResourceTest {

  private static final String PLAN = TestFiles.text("plan.yaml");

  /** The next version, based on whatever is in force. */
  private static final String NEXT =
      PLAN.replace("version: 1", "version: 2")
          .replace("basedOn: 0\n", "")
          .replaceFirst("offerTimeoutSeconds: 5", "offerTimeoutSeconds: 25");

  @Test
  void shouldBaseAPlanThatNamesNoBaseOnWhatIsInForce() {
    // given
    Operation operation = Operation.withAgents();

    // when
    var published =
        operation
            .asAdmin()
            .queryParam("reason", "longer ringing")
            .body(NEXT)
            .put("/api/routing/plan");

    // then
    published.then().statusCode(200).body("version", equalTo(2));
    operation
        .asAdmin()
        .get("/api/routing/plan")
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("basedOn", equalTo(1))
        .body("reason", equalTo("longer ringing"))
        .body("author", equalTo(operation.user("admin")))
        .body("plan.queues[0].offerTimeoutSeconds", equalTo(25));
  }

  @Test
  void shouldSayWhatAPlanWouldChange() {
    // given
    Operation operation = Operation.withAgents();

    // then
    operation
        .asAdmin()
        .body(NEXT)
        .post("/api/routing/plan/diff")
        .then()
        .statusCode(200)
        .body("inForce", equalTo(1))
        .body("changes.key", contains("queues[support].offerTimeoutSeconds"))
        .body("changes[0].before", equalTo(5))
        .body("changes[0].after", equalTo(25));
    operation
        .asAdmin()
        .body(PLAN)
        .post("/api/routing/plan/diff")
        .then()
        .body("changes", hasSize(0));
  }

  @Test
  void shouldGoBackToAnEarlierPlanAndKeepTheHistory() {
    // given
    Operation operation = Operation.withAgents();
    operation
        .asAdmin()
        .queryParam("reason", "longer ringing")
        .body(NEXT)
        .put("/api/routing/plan")
        .then()
        .statusCode(200);

    // when
    var back =
        operation
            .asAdmin()
            .contentType("application/json")
            .body("{\"version\":1,\"reason\":\"rings too long\"}")
            .post("/api/routing/plan/roll-back");

    // then
    back.then().statusCode(200).body("version", equalTo(3));
    operation
        .asAdmin()
        .get("/api/routing/plan/history")
        .then()
        .body("version", contains(3, 2, 1))
        .body("basedOn", contains(2, 1, 0))
        .body("[0].reason", equalTo("Back to version 1: rings too long"))
        .body("[1].reason", equalTo("longer ringing"));
    operation
        .asAdmin()
        .get("/api/routing/plan/history/3")
        .then()
        .body("plan.queues[0].offerTimeoutSeconds", equalTo(5));
    operation.asAdmin().get("/api/routing/plan/history/9").then().statusCode(404);
  }

  @Test
  void shouldLetOnlyAdminsGoBackAndOnlyWithAReason() {
    // given
    Operation operation = Operation.withAgents("anna");
    String body = "{\"version\":1,\"reason\":\" \"}";

    // then
    operation
        .asAdmin()
        .contentType("application/json")
        .body(body)
        .post("/api/routing/plan/roll-back")
        .then()
        .statusCode(400)
        .body("detail", startsWith("Expected a reason"));
    Operation.yaml(operation.token("anna", Role.AGENT))
        .get("/api/routing/plan/history")
        .then()
        .statusCode(403);
  }
}
