package org.strowger.cases;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.strowger.cases.Fixtures.DEMO;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.fact.DirectoryEntry;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.EndedBy;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.ContactEvent.OutboundStarted;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TestTokens;
import org.strowger.testkit.TopicProbe;

/** A case is seen by whom it concerns, and does not exist for everybody else of its domain. */
@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@DisplayName("TR62, CA49: an id of a case is a claim")
class CaseAccessTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String run = UUID.randomUUID().toString();
  private final String owner = "u-owner-" + run;
  private final String other = "u-other-" + run;
  private final String lead = "u-lead-" + run;
  private final String customer = "k-" + run;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private String caseId;

  @BeforeEach
  void openACase() {
    TestTokens.publish(owner, DEMO.value(), Role.AGENT);
    TestTokens.publish(
        new DirectoryEntry(
            new AgentId(other),
            List.of(Role.AGENT),
            List.of(DEMO),
            List.of(new TeamId("team-of-others")),
            true,
            null));
    TestTokens.publish(lead, DEMO.value(), Role.SUPERVISOR);
    send(assigned("c1-" + run, "v-" + run, customer, owner));
    await().atMost(PATIENCE).until(() -> byContact(owner) == 200);
    caseId = as(owner, Role.AGENT).get("/api/cases/by-contact/c1-" + run).path("id");
    await()
        .atMost(PATIENCE)
        .until(() -> as(other, Role.AGENT).get("/api/cases/resolutions").statusCode() == 200);
  }

  @Test
  void shouldNotExistForAnAgentWhomItDoesNotConcern() {
    as(other, Role.AGENT).get("/api/cases/" + caseId).then().statusCode(404);
    as(other, Role.AGENT).get("/api/cases/by-contact/c1-" + run).then().statusCode(404);
    as(other, Role.AGENT)
        .get("/api/cases/by-customer/" + customer)
        .then()
        .statusCode(200)
        .body("", hasSize(0));
    act(other, "/notes", Map.of("clientId", "note-00001", "text", "seen")).then().statusCode(404);
    act(other, "/resolve", Map.of("version", 1, "resolution", "answered")).then().statusCode(404);
    act(other, "/reopen", Map.of("version", 1)).then().statusCode(404);
    as(owner, Role.AGENT)
        .get("/api/cases/" + caseId)
        .then()
        .body("status", equalTo("OPEN"))
        .body("notes", hasSize(0));
  }

  @Test
  void shouldBeSeenByAColleagueOfTheTeam() {
    String colleague = "u-colleague-" + run;
    TestTokens.publish(colleague, DEMO.value(), Role.AGENT);
    await()
        .atMost(PATIENCE)
        .until(() -> as(colleague, Role.AGENT).get("/api/cases/" + caseId).statusCode() == 200);
  }

  @Test
  void shouldBeSeenByASupervisorOfTheDomain() {
    await()
        .atMost(PATIENCE)
        .until(() -> as(lead, Role.SUPERVISOR).get("/api/cases/" + caseId).statusCode() == 200);
  }

  @Test
  void shouldBeSeenWhileAContactOfItsCustomerIsHeldAndNoLonger() {
    // when
    send(assigned("c2-" + run, "v2-" + run, customer, other));
    // then
    await()
        .atMost(PATIENCE)
        .until(() -> as(other, Role.AGENT).get("/api/cases/" + caseId).statusCode() == 200);
    // when
    var offer = new OfferId(new ContactId("c2-" + run), 1);
    send(
        new WrapUpEnded(
            offer, new ContactId("c2-" + run), new AgentId(other), now, now, EndedBy.AGENT));
    // then her own case stays
    await()
        .atMost(PATIENCE)
        .until(() -> as(other, Role.AGENT).get("/api/cases/" + caseId).statusCode() == 404);
    String own = as(other, Role.AGENT).get("/api/cases/by-contact/c2-" + run).path("id");
    as(other, Role.AGENT)
        .get("/api/cases/by-customer/" + customer)
        .then()
        .body("id", contains(own));
  }

  @Test
  void shouldNotBeSeenForACustomerAndAConversationThatWereOnlyNamed() {
    // when
    String started = "c3-" + run;
    send(
        new OutboundStarted(
            new ContactId(started), now, new QueueId("support-mail"), new AgentId(other), now));
    send(assigned(started, "v-" + run, customer, other));
    send(assigned("c4-" + run, "v4-" + run, "k4-" + run, other));
    // then
    await()
        .atMost(PATIENCE)
        .until(
            () -> as(other, Role.AGENT).get("/api/cases/by-contact/c4-" + run).statusCode() == 200);
    as(other, Role.AGENT).get("/api/cases/" + caseId).then().statusCode(404);
    as(other, Role.AGENT).get("/api/cases/by-contact/" + started).then().statusCode(404);
    as(owner, Role.AGENT).get("/api/cases/" + caseId).then().body("contacts", hasSize(1));
  }

  private int byContact(String user) {
    return as(user, Role.AGENT).get("/api/cases/by-contact/c1-" + run).statusCode();
  }

  private Response act(String user, String path, Map<String, ?> body) {
    return as(user, Role.AGENT)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/cases/" + caseId + path);
  }

  private static RequestSpecification as(String user, Role role) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + TestTokens.bearer(user, DEMO.value(), role));
  }

  private ContactAssigned assigned(
      String contact, String conversation, String whose, String agent) {
    var id = new ContactId(contact);
    return new ContactAssigned(
        new OfferId(id, 1),
        id,
        new AgentId(agent),
        now,
        now,
        new ConversationId(conversation),
        new CustomerId(whose),
        ChannelType.EMAIL,
        new QueueId("support-mail"),
        1,
        now,
        now,
        1);
  }

  private void send(RoutingEvent event) {
    String id = UUID.randomUUID().toString();
    var meta = new Meta(id, "/routing", now, null, new Meta.Cause(id, 1, 1, 1, 1, "1"));
    TopicProbe.send(Topics.ROUTING_EVENTS, new Message<>(DEMO.value(), meta, event));
  }
}
