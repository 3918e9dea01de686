package org.strowger.kpi;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.strowger.kpi.facts.DayOfContacts.accepted;
import static org.strowger.kpi.facts.DayOfContacts.offer;
import static org.strowger.kpi.facts.PlanOfDay.applied;
import static org.strowger.kpi.facts.PlanOfDay.queue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.kpi.facts.DayOfContacts;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TestTokens;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@DisplayName("An agent sees her own day, and nobody else's")
class MyDayTest {

  private static final String DOMAIN = "my-day";

  @SuppressWarnings("TimeInStaticInitializer") // her day is today
  private static final Instant START =
      Instant.now().minus(Duration.ofMinutes(20)).truncatedTo(ChronoUnit.SECONDS);

  /** Where it is about noon, so that no midnight lies in between. */
  private static final ZoneOffset ZONE =
      ZoneOffset.ofHours(12 - START.atOffset(ZoneOffset.UTC).getHour());

  @BeforeAll
  static void aDay() {
    TestTokens.publish("u-1", DOMAIN, Role.AGENT);
    TestTokens.publish("u-2", DOMAIN, Role.AGENT);
    TestTokens.publish("u-boss", DOMAIN, Role.SUPERVISOR);
    var day = new DayOfContacts();
    day.tell(START, applied(1, START, queue("support-mail", 20, ZoneId.of("UTC"))));
    var taken = accepted(offer("d-1", 1, "u-1", START, START), 1, START.plusSeconds(5));
    day.arrives("d-1", START).tell(START, offer("d-1", 1, "u-1", START, START));
    day.tell(START.plusSeconds(5), taken);
    day.closes(taken, START.plusSeconds(65)).endsWrapUp(taken, START.plusSeconds(95));
    var lapsed = offer("d-2", 1, "u-1", START, START.plusSeconds(100));
    day.arrives("d-2", START).tell(START.plusSeconds(100), lapsed);
    day.tell(
        START.plusSeconds(130),
        new OfferExpired(
            lapsed.offerId(), lapsed.agentId(), lapsed.issuedAt(), START.plusSeconds(130)));
    var declined = offer("d-2", 2, "u-1", START, START.plusSeconds(140));
    day.tell(START.plusSeconds(140), declined);
    day.tell(
        START.plusSeconds(150),
        new OfferDeclined(
            declined.offerId(),
            declined.agentId(),
            declined.issuedAt(),
            START.plusSeconds(150),
            DeclineReason.BUSY));
    day.log()
        .forEach(
            message ->
                TopicProbe.send(
                    Topics.ROUTING_EVENTS, new Message<>(DOMAIN, message.meta(), message.body())));
  }

  @BeforeEach
  void filed() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> myDay("u-1").extract().asString().contains("\"DECLINED\""));
  }

  @Test
  void shouldTellWhatWasHandledHowItEndedAndWhatWasMissedAndWhy() {
    myDay("u-1")
        .statusCode(200)
        .body("channels.channel", contains("EMAIL"))
        .body("channels[0].handled", equalTo(1))
        .body("channels[0].handleSeconds", equalTo(90.0f))
        .body("outcomes", hasSize(1))
        .body("outcomes[0].disposition", equalTo("done"))
        .body("missed.how", contains("DECLINED", "LAPSED"))
        .body("missed[0].reason", equalTo("BUSY"));
  }

  @Test
  void shouldTellNothingOfAColleague() {
    myDay("u-2")
        .statusCode(200)
        .body("channels", hasSize(0))
        .body("outcomes", hasSize(0))
        .body("missed", hasSize(0));
  }

  @Test
  void shouldBeForAgentsAndRefuseAZoneThatIsNone() {
    RestAssured.given()
        .header("Authorization", "Bearer " + TestTokens.bearer("u-boss", DOMAIN, Role.SUPERVISOR))
        .get("/api/kpi/my-day")
        .then()
        .statusCode(403);
    RestAssured.given()
        .header("Authorization", "Bearer " + TestTokens.bearer("u-1", DOMAIN, Role.AGENT))
        .get("/api/kpi/my-day?zone=Nowhere")
        .then()
        .statusCode(400);
  }

  private static ValidatableResponse myDay(String agent) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + TestTokens.bearer(agent, DOMAIN, Role.AGENT))
        .queryParam("zone", ZONE.getId())
        .get("/api/kpi/my-day")
        .then();
  }
}
