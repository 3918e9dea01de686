package org.strowger.routing.admin;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.routing.Operation;
import org.strowger.routing.TestFiles;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
class PlanResourceTest {

  private static final String PLAN = TestFiles.text("plan.yaml");

  @Test
  void shouldPutAPlanInForceOnceAndItsSuccessorOnItsBase() {
    // given
    Operation operation = Operation.withAgents();
    String next = PLAN.replace("version: 1", "version: 2");

    // when
    var again = publish(operation, PLAN);
    var wrongBase = publish(operation, next);
    var successor = publish(operation, next.replace("basedOn: 0", "basedOn: 1"));

    // then
    again.then().statusCode(409).body("code", equalTo("plan_in_force"));
    wrongBase.then().statusCode(409).body("code", equalTo("plan_wrong_base"));
    successor.then().statusCode(200).body("version", equalTo(2)).body("hash", notNullValue());
  }

  private static Response publish(Operation operation, String yaml) {
    return operation.asAdmin().queryParam("reason", "a test").body(yaml).put("/api/routing/plan");
  }

  @Test
  void shouldRefuseAPlanThatIsPublishedWithoutAReason() {
    // given
    Operation operation = Operation.withAgents();
    String next = PLAN.replace("version: 1", "version: 2").replace("basedOn: 0", "basedOn: 1");

    // when
    var none = operation.asAdmin().body(next).put("/api/routing/plan");
    var blank = operation.asAdmin().queryParam("reason", " ").body(next).put("/api/routing/plan");

    // then
    none.then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("Expected a value of reason"));
    blank.then().statusCode(400).body("code", equalTo("invalid_reason"));
    operation.asAdmin().get("/api/routing/plan").then().body("version", equalTo(1));
  }

  @Test
  void shouldNameEachOfThreeFaults() {
    // given
    Operation operation = Operation.withAgents("anna");
    String faulty =
        PLAN.replace("ranking: LONGEST", "rank: 1\n    ranking: LONGEST")
            .replaceFirst(
                "rank: 1\n    ranking: LONGEST_AVAILABLE\n  - id: back",
                "ranking: LONGEST_AVAILABLE\n  - id: back")
            .replace("offerTimeoutSeconds: 5", "offerTimeoutSeconds: 1")
            .replace("queueId: support\n    priority: 5", "queueId: nowhere\n    priority: 5");

    // then
    operation
        .asAdmin()
        .body(faulty)
        .post("/api/routing/plan/validation")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("plan_invalid"))
        .body("errors", hasSize(3));
  }

  @Test
  void shouldValidateWithoutPublishing() {
    Operation operation = Operation.withAgents();

    operation
        .asAdmin()
        .body(PLAN)
        .post("/api/routing/plan/validation")
        .then()
        .statusCode(200)
        .body("valid", equalTo(true));
  }

  @Test
  void shouldNameAgentsThatThePlanDoesNotAllow() {
    Operation operation = Operation.withAgents();

    operation
        .asAdmin()
        .body(
            """
            agents:
              - id: u-1
                teamId: team-1
                profileId: specialist
                active: true
            """)
        .put("/api/routing/roster")
        .then()
        .statusCode(422)
        .body("code", equalTo("roster_invalid"))
        .body("errors[0].message", containsString("Expected"));
  }

  @Test
  void shouldLetOnlyAdminsChangePlans() {
    Operation operation = Operation.withAgents("anna");

    Operation.yaml("none").body(PLAN).put("/api/routing/plan").then().statusCode(401);
    Operation.yaml(operation.token("anna", Role.AGENT))
        .body(PLAN)
        .put("/api/routing/plan")
        .then()
        .statusCode(403);
    operation
        .asAdmin()
        .contentType("application/json")
        .body("{}")
        .put("/api/routing/plan")
        .then()
        .statusCode(415);
  }

  @Test
  void shouldExplainAContactOfTheOwnDomainOnly() {
    // given
    Operation operation = Operation.withAgents("anna");
    Operation foreign = Operation.withAgents("ben");
    operation.mail("c-1");

    // then
    operation
        .as("anna")
        .get("/api/routing/contacts/c-1/explanation")
        .then()
        .statusCode(200)
        .body("state", equalTo("WAITING"))
        .body("eligible", equalTo(0));
    foreign.as("ben").get("/api/routing/contacts/c-1/explanation").then().statusCode(404);
  }
}
