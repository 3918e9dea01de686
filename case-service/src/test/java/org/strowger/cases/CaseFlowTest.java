package org.strowger.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.strowger.cases.CaseSteps.agent;
import static org.strowger.cases.CaseSteps.as;
import static org.strowger.cases.CaseSteps.caseOf;
import static org.strowger.cases.CaseSteps.post;
import static org.strowger.cases.CaseSteps.send;
import static org.strowger.cases.Fixtures.DEMO;
import static org.strowger.cases.Fixtures.assigned;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.fact.CaseFact.CaseLinked;
import org.strowger.contracts.fact.CaseFact.CaseOpened;
import org.strowger.contracts.fact.CaseFact.CaseReopened;
import org.strowger.contracts.fact.CaseFact.ReopenReason;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TestTokens;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
class CaseFlowTest {

  private static final Duration WEEK = Duration.ofDays(7);

  @Inject CasesDatabase database;

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @BeforeAll
  static void people() {
    TestTokens.publish("u-1001", "demo", Role.AGENT);
    TestTokens.publish("u-5001", "elsewhere", Role.AGENT);
    TestTokens.publish("u-3001", "demo", Role.OPS);
  }

  @Test
  void shouldOpenACaseWhenAContactIsAssigned() {
    // given
    try (var facts = TopicProbe.fromNow(Topics.CASE_EVENTS)) {

      // when
      send(assigned("v-open", "c-open", 1, now), now);

      // then
      caseOf("c-open")
          .body("status", equalTo("OPEN"))
          .body("version", equalTo(1))
          .body("customerId", equalTo("k-v-open"))
          .body("contacts.contactId", contains("c-open"))
          .body("contacts[0].agentId", equalTo("u-1001"));
      CaseOpened opened =
          facts.await(CaseOpened.class, f -> f.contactId().value().equals("c-open"));
      assertThat(opened.openedAt()).isEqualTo(now);
      assertThat(opened.domainId()).isEqualTo(DEMO);
    }
  }

  @Test
  void shouldChangeNothingWhenTheSameAssignmentComesAgain() {
    // given
    send(assigned("v-twice", "c-twice", 1, now), now);
    caseOf("c-twice");

    // when
    send(assigned("v-twice", "c-twice", 1, now), now);
    send(assigned("v-other", "c-after-twice", 1, now), now);

    // then
    caseOf("c-after-twice");
    caseOf("c-twice").body("version", equalTo(1)).body("contacts", hasSize(1));
  }

  @Test
  void shouldLinkAFurtherContactOfTheConversationToTheOpenCase() {
    // given
    send(assigned("v-link", "c-link-1", 1, now), now);
    String caseId = caseOf("c-link-1").extract().path("id");

    // when
    send(assigned("v-link", "c-link-2", 1, now.plusSeconds(90)), now);

    // then
    caseOf("c-link-2")
        .body("id", equalTo(caseId))
        .body("version", equalTo(2))
        .body("contacts.contactId", contains("c-link-1", "c-link-2"));
  }

  @ParameterizedTest
  @EnumSource(names = {"VOICE", "CHAT"})
  void shouldTreatLiveContactsAsMails(ChannelType channel) {
    // given
    String name = channel.name().toLowerCase(Locale.ROOT);
    send(assigned(channel, "v-" + name, name + "-1", 1, now), now);
    String caseId = caseOf(name + "-1").extract().path("id");

    // when
    send(assigned(channel, "v-" + name, name + "-1", 2, now.plusSeconds(30)), now);
    send(assigned(channel, "v-" + name, name + "-2", 1, now.plusSeconds(90)), now);

    // then
    caseOf(name + "-2")
        .body("id", equalTo(caseId))
        .body("contacts.contactId", contains(name + "-1", name + "-2"))
        .body("contacts.channel", contains(channel.name(), channel.name()));
  }

  @Test
  void shouldReopenTheCaseWhenTheCustomerReturnsWithinTheWindow() {
    // given
    try (var facts = TopicProbe.fromNow(Topics.CASE_EVENTS)) {
      send(assigned("v-back", "c-back-1", 1, now), now);
      String caseId = resolve("c-back-1");

      // when
      send(assigned("v-back", "c-back-2", 1, now.plus(Duration.ofDays(3))), now);

      // then
      caseOf("c-back-2")
          .body("id", equalTo(caseId))
          .body("status", equalTo("OPEN"))
          .body("episodes", hasSize(2))
          .body("episodes[0].reopenReason", equalTo("CUSTOMER_RETURNED"))
          .body("version", equalTo(4));
      facts.await(CaseLinked.class, f -> f.contactId().value().equals("c-back-2"));
      assertThat(facts.all())
          .extracting(Message::body)
          .filteredOn(fact -> fact.caseId().value().equals(caseId))
          .extracting(fact -> fact.getClass().getSimpleName())
          .containsExactly("CaseOpened", "CaseResolved", "CaseReopened", "CaseLinked");
    }
  }

  @Test
  void shouldOpenANewCaseWhenTheCustomerReturnsAfterTheWindow() {
    // given
    send(assigned("v-late", "c-late-1", 1, now), now);
    String first = resolve("c-late-1");

    // when
    send(assigned("v-late", "c-late-2", 1, now.plus(WEEK).plus(Duration.ofHours(1))), now);

    // then
    String second = caseOf("c-late-2").body("episodes", hasSize(1)).extract().path("id");
    assertThat(second).isNotEqualTo(first);
    caseOf("c-late-1").body("status", equalTo("RESOLVED"));
  }

  @Test
  void shouldReopenTheCaseWhenTheCustomerWritesOnInTheSameContact() {
    // given
    try (var facts = TopicProbe.fromNow(Topics.CASE_EVENTS)) {
      var contact = assigned("v-on", "c-on", 1, now);
      send(contact, now);
      String caseId = resolve("c-on");

      // when
      send(
          new ContactJoined(
              contact.contactId(),
              contact.arrivedAt(),
              new ContactId("c-on-2"),
              contact.conversationId(),
              contact.agentId()),
          Instant.now().plusSeconds(5));

      // then
      CaseReopened reopened =
          facts.await(CaseReopened.class, f -> f.caseId().value().equals(caseId));
      assertThat(reopened.reason()).isEqualTo(ReopenReason.CUSTOMER_RETURNED);
      assertThat(reopened.episode()).isEqualTo(1);
      caseOf("c-on").body("status", equalTo("OPEN"));
    }
  }

  @Test
  void shouldKeepTheCaseOpenWhenItsContactIsClosed() {
    // given
    var contact = assigned("v-close", "c-close", 1, now);
    send(contact, now);
    caseOf("c-close");

    // when
    send(
        new ContactClosed(
            contact.contactId(),
            contact.arrivedAt(),
            contact.conversationId(),
            contact.customerId(),
            contact.agentId(),
            contact.assignedAt(),
            now,
            "waiting"),
        now);
    send(assigned("v-next", "c-after-close", 1, now), now);

    // then
    caseOf("c-after-close");
    caseOf("c-close").body("status", equalTo("OPEN")).body("version", equalTo(1));
  }

  @Test
  void shouldWaitForTheCustomerUntilSheWrites() {
    // given
    var contact = assigned("v-wait", "c-wait", 1, now);
    send(contact, now);
    String caseId = caseOf("c-wait").extract().path("id");

    // when
    post(caseId, "/wait", Map.of("waitingFor", "CUSTOMER", "version", 1))
        .statusCode(200)
        .body("waitingFor", equalTo("CUSTOMER"))
        .body("status", equalTo("OPEN"));
    post(caseId, "/wait", Map.of("waitingFor", "CUSTOMER", "version", 2)).statusCode(409);
    post(caseId, "/wait", Map.of("waitingFor", "NOBODY", "version", 2)).statusCode(400);
    send(
        new ContactJoined(
            contact.contactId(),
            contact.arrivedAt(),
            new ContactId("c-wait-2"),
            contact.conversationId(),
            contact.agentId()),
        Instant.now().plusSeconds(5));
    send(assigned("v-wait-next", "c-after-wait", 1, now), now);

    // then
    caseOf("c-after-wait");
    caseOf("c-wait").body("waitingFor", nullValue()).body("version", equalTo(3));
  }

  @Test
  void shouldRefuseAStaleVersionAndAWrongState() {
    // given
    send(assigned("v-stale", "c-stale", 1, now), now);
    String caseId = caseOf("c-stale").extract().path("id");

    // then
    post(caseId, "/resolve", Map.of("resolution", "answered", "version", 7))
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("stale_version"))
        .body("detail", equalTo("Expected version 7 of the case but it has version 1"));
    post(caseId, "/reopen", Map.of("version", 1))
        .statusCode(409)
        .body("code", equalTo("wrong_state"));
    post(caseId, "/resolve", Map.of("resolution", "nonsense", "version", 1))
        .statusCode(422)
        .body("code", equalTo("unknown_resolution"));
    post(caseId, "/resolve", Map.of("resolution", "answered", "version", 1, "more", 2))
        .statusCode(400)
        .body("code", equalTo("unknown_field"));
    caseOf("c-stale").body("version", equalTo(1));
  }

  @Test
  void shouldNotShowCasesOfAnotherDomain() {
    // given
    send(assigned("v-domain", "c-domain", 1, now), now);
    String caseId = caseOf("c-domain").extract().path("id");
    String stranger = TestTokens.bearer("u-5001", "elsewhere", Role.AGENT);

    // then
    as(stranger).get("/api/cases/" + caseId).then().statusCode(404);
    as(stranger).get("/api/cases/by-contact/c-domain").then().statusCode(404);
    as(stranger)
        .contentType(ContentType.JSON)
        .body(Map.of("version", 1, "resolution", "answered"))
        .post("/api/cases/" + caseId + "/resolve")
        .then()
        .statusCode(404);
    as(stranger).get("/api/cases/by-customer/k-v-domain").then().body("", hasSize(0));
    agent().get("/api/cases/by-customer/k-v-domain").then().body("id", contains(caseId));
  }

  @Test
  void shouldAnswerOnlyThoseWhoMay() {
    RestAssured.given().get("/api/cases/resolutions").then().statusCode(401);
    as(TestTokens.bearer("u-3001", "demo", Role.OPS))
        .get("/api/cases/resolutions")
        .then()
        .statusCode(403);
    agent()
        .get("/api/cases/resolutions")
        .then()
        .statusCode(200)
        .body("[0].code", equalTo("answered"));
    agent()
        .get("/api/cases/not%20an%20id")
        .then()
        .statusCode(400)
        .body("detail", containsString("Expected a case id"));
  }

  @Test
  void shouldKeepOneFactForEachVersion() {
    // given
    try (var facts = TopicProbe.fromNow(Topics.CASE_EVENTS)) {
      send(assigned("v-versions", "c-versions", 1, now), now);
      String caseId = resolve("c-versions");
      post(caseId, "/reopen", Map.of("version", 2)).statusCode(200).body("version", equalTo(3));

      // then
      facts.await(CaseReopened.class, f -> f.caseId().value().equals(caseId));
      assertThat(facts.all())
          .filteredOn(message -> message.key().equals(caseId))
          .extracting(message -> message.meta().id())
          .containsExactly(caseId + ":1", caseId + ":2", caseId + ":3");
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(
                          database
                              .jdbi()
                              .<Integer, RuntimeException>withHandle(
                                  handle ->
                                      handle
                                          .createQuery("select count(*) from outbox")
                                          .mapTo(Integer.class)
                                          .one()))
                      .isZero());
    }
  }

  private static String resolve(String contact) {
    ValidatableResponse found = caseOf(contact);
    String caseId = found.extract().path("id");
    int version = found.extract().path("version");
    post(caseId, "/resolve", Map.of("resolution", "answered", "version", version))
        .statusCode(200)
        .body("status", equalTo("RESOLVED"));
    return caseId;
  }
}
