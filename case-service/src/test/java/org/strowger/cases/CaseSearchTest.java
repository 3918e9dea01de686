package org.strowger.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.fact.DirectoryEntry;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.access.Permission;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TestTokens;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@DisplayName("CA49, CA50: a search finds the cases that its reader sees, and no others")
class CaseSearchTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String run = UUID.randomUUID().toString();
  private final String word = "q" + run.replace("-", "");
  private final String owner = "u-owner-" + run;
  private final String other = "u-other-" + run;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private String caseId;
  private int opened;

  @BeforeEach
  void openACaseWithANote() {
    TestTokens.publish(owner, DEMO.value(), Role.AGENT);
    TestTokens.publish(
        new DirectoryEntry(
            new AgentId(other),
            List.of(Role.AGENT),
            List.of(DEMO),
            List.of(new TeamId("team-of-others")),
            true,
            null));
    caseId = opened("c1", owner);
    note(caseId, "Der Kunde wünscht Rückruf wegen " + word + " 包裹");
    await()
        .atMost(PATIENCE)
        .until(() -> as(other, Role.AGENT).get("/api/cases/resolutions").statusCode() == 200);
  }

  @Test
  void shouldFindByTheWordsOfANoteAndByTheId() {
    for (String query :
        List.of(word, "RUCKRUF+" + word, word + "+包裹", word.substring(0, 20), caseId)) {
      assertThat(found(owner, Role.AGENT, query)).as(query).containsExactly(caseId);
    }
    assertThat(found(owner, Role.AGENT, word + "+refund")).isEmpty();
    Response hit = search(owner, Role.AGENT, DEMO, "?q=" + word);
    assertThat(hit.<String>path("hits[0].status")).isEqualTo("OPEN");
    String text = hit.path("hits[0].excerpt.text");
    assertThat(
            text.substring(
                hit.<Integer>path("hits[0].excerpt.ranges[0].from"),
                hit.<Integer>path("hits[0].excerpt.ranges[0].to")))
        .isEqualTo(word);
  }

  @Test
  void shouldFindNothingForWhomItDoesNotConcernNorInAnotherDomain() {
    String far = "u-far-" + run;
    TestTokens.publish(far, "far-domain", Role.SUPERVISOR);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                search(far, Role.SUPERVISOR, new DomainId("far-domain"), "?q=" + word).statusCode()
                    == 200);

    assertThat(found(other, Role.AGENT, word)).isEmpty();
    assertThat(found(other, Role.AGENT, caseId)).isEmpty();
    assertThat(
            search(far, Role.SUPERVISOR, new DomainId("far-domain"), "?q=" + word)
                .<List<String>>path("hits"))
        .isEmpty();
  }

  @Test
  void shouldFindPageByPageTheLatestFirst() {
    // given
    String second = opened("c2", owner);
    note(second, word);
    // when
    Response page = search(owner, Role.AGENT, DEMO, "?limit=1&q=" + word);
    Response next =
        search(
            owner, Role.AGENT, DEMO, "?limit=1&q=" + word + "&cursor=" + page.<String>path("next"));
    // then
    assertThat(page.<List<String>>path("hits.caseId")).containsExactly(second);
    assertThat(next.<List<String>>path("hits.caseId")).containsExactly(caseId);
    assertThat(next.<String>path("next")).isNull();
  }

  @Test
  void shouldRefuseBeforeItSearches() {
    for (String query : List.of("?q=", "?q=!", "?q=" + "a".repeat(201), "?q=a&limit=99")) {
      assertThat(search(owner, Role.AGENT, DEMO, query).statusCode()).as(query).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  @DisplayName("roles × resources: exactly the roles of the table are let in")
  void shouldLetInTheRolesOfTheTable(Role role) {
    String somebody = "u-role-" + run;
    TestTokens.publish(somebody, DEMO.value(), role);
    int expected = Permission.CASE_READ.roles().contains(role) ? 200 : 403;
    await()
        .atMost(PATIENCE)
        .until(() -> search(somebody, role, DEMO, "?q=" + word).statusCode() == expected);
  }

  private List<String> found(String user, Role role, String query) {
    return search(user, role, DEMO, "?q=" + query).path("hits.caseId");
  }

  private static Response search(String user, Role role, DomainId domain, String query) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + TestTokens.bearer(user, domain.value(), role))
        .get("/api/cases/search" + query);
  }

  private static RequestSpecification as(String user, Role role) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + TestTokens.bearer(user, DEMO.value(), role));
  }

  private void note(String id, String text) {
    as(owner, Role.AGENT)
        .contentType(ContentType.JSON)
        .body(Map.of("clientId", "note-" + UUID.randomUUID(), "text", text))
        .post("/api/cases/" + id + "/notes")
        .then()
        .statusCode(201);
  }

  private String opened(String name, String agent) {
    String contact = name + "-" + run;
    Instant at = now.plusSeconds(opened++);
    var id = new ContactId(contact);
    send(
        new ContactAssigned(
            new OfferId(id, 1),
            id,
            new AgentId(agent),
            at,
            at,
            new ConversationId("v-" + contact),
            new CustomerId("k-" + run),
            ChannelType.EMAIL,
            new QueueId("support-mail"),
            1,
            at,
            at,
            1));
    await().atMost(PATIENCE).until(() -> byContact(agent, contact).statusCode() == 200);
    return byContact(agent, contact).path("id");
  }

  private static Response byContact(String agent, String contact) {
    return as(agent, Role.AGENT).get("/api/cases/by-contact/" + contact);
  }

  private void send(RoutingEvent event) {
    String id = UUID.randomUUID().toString();
    var meta = new Meta(id, "/routing", now, null, new Meta.Cause(id, 1, 1, 1, 1, "1"));
    TopicProbe.send(Topics.ROUTING_EVENTS, new Message<>(DEMO.value(), meta, event));
  }
}
