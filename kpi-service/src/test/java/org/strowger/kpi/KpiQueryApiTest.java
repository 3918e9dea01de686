package org.strowger.kpi;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.strowger.kpi.facts.DayOfContacts.accepted;
import static org.strowger.kpi.facts.DayOfContacts.offer;
import static org.strowger.kpi.facts.PlanOfDay.applied;
import static org.strowger.kpi.facts.PlanOfDay.queue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.kpi.definition.KpiDefinitions;
import org.strowger.kpi.facts.DayOfContacts;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TestTokens;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
class KpiQueryApiTest {

  private static final String DOMAIN = "reports";
  private static final String ANNA = "u-analyst";
  private static final Instant NINE = Instant.parse("2026-05-04T09:00:00Z");

  @BeforeAll
  static void aDay() {
    TestTokens.publish(ANNA, DOMAIN, Role.ANALYST);
    TestTokens.publish("u-other", "reports-elsewhere", Role.OPS);
    TestTokens.publish("u-shop", DOMAIN, Role.INTEGRATION);
    var day = new DayOfContacts();
    day.tell(NINE, applied(1, NINE, queue("support-mail", 20, ZoneId.of("Europe/Vienna"))));
    for (int i = 0; i < 3; i++) {
      Instant start = NINE.plusSeconds(900L * i);
      var offer = offer("q-" + i, 1, "u-1", start, start);
      var taken = accepted(offer, 1, start.plusSeconds(15 + 10L * i));
      day.arrives("q-" + i, start).tell(start, offer).tell(start.plusSeconds(15 + 10L * i), taken);
      day.closes(taken, start.plusSeconds(60)).endsWrapUp(taken, start.plusSeconds(90));
    }
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
        .until(
            () ->
                anna()
                    .get("/api/kpi/query?kpis=handled&from=2026-05-04&zone=UTC&to=2026-05-05")
                    .then()
                    .extract()
                    .asString()
                    .contains("\"value\":3"));
  }

  @Test
  void shouldAnswerWithNumeratorAndDenominator() {
    ask("kpis=service_level.abandon_is_miss,aht,handled,hold.of_held&by=queue,channel")
        .statusCode(200)
        .body("domain", equalTo(DOMAIN))
        .body("attribution", equalTo("by_event"))
        .body("from", equalTo("2026-05-04T00:00:00Z"))
        .body("factsUntil", notNullValue())
        .body("by", contains("queue", "channel"))
        .body("rows", hasSize(1))
        .body("rows[0].by.queue", equalTo("support-mail"))
        .body("rows[0].by.channel", equalTo("EMAIL"))
        .body("rows[0].period", nullValue())
        .body("rows[0].values.'service_level.abandon_is_miss'.value", equalTo(33.3f))
        .body("rows[0].values.'service_level.abandon_is_miss'.numerator", equalTo(1))
        .body("rows[0].values.'service_level.abandon_is_miss'.denominator", equalTo(3))
        .body("rows[0].values.handled.value", equalTo(3))
        .body("rows[0].values.handled.denominator", nullValue())
        .body("rows[0].values.'hold.of_held'.value", nullValue())
        .body("rows[0].values.'hold.of_held'.denominator", equalTo(0));
  }

  @Test
  void shouldCutASpanByTheClockOfAZone() {
    ask("kpis=enqueued&interval=PT15M&queue=support-mail")
        .statusCode(200)
        .body("interval", equalTo("PT15M"))
        .body("rows.period.from", hasSize(3))
        .body("rows[0].period.from", equalTo("2026-05-04T09:00:00Z"))
        .body("rows[2].period.until", equalTo("2026-05-04T09:45:00Z"))
        .body("rows.values.enqueued.value", everyItem(equalTo(1)));
  }

  @Test
  void shouldTellHowItWas() {
    ask("kpis=queue_depth,oldest_wait,answered&asOf=2026-05-04T09:15:07Z")
        .statusCode(200)
        .body("asOf", equalTo("2026-05-04T09:15:07Z"))
        .body("rows[0].values.queue_depth.value", equalTo(1))
        .body("rows[0].values.oldest_wait.value", equalTo(7))
        .body("rows[0].values.answered.value", equalTo(1));
    ask("kpis=queue_depth,oldest_wait")
        .body("rows[0].values.queue_depth.value", equalTo(0))
        .body("rows[0].values.oldest_wait.value", nullValue());
  }

  @Test
  void shouldAnswerTodayWithoutASpan() {
    anna()
        .get("/api/kpi/query?kpis=enqueued,abandon_rate")
        .then()
        .statusCode(200)
        .body("from", nullValue())
        .body("rows[0].values.enqueued.value", equalTo(0))
        .body("rows[0].values.abandon_rate.value", nullValue());
  }

  @Test
  void shouldListEveryDefinitionWithItsFormulaVersionExampleAndDimensions() {
    anna()
        .get("/api/kpi/definitions")
        .then()
        .statusCode(200)
        .body("", hasSize(KpiDefinitions.ALL.size()))
        .body("formula", everyItem(notNullValue()))
        .body("version", everyItem(greaterThan(0)))
        .body("example", everyItem(containsString(" = ")))
        .body("by", everyItem(not(hasItem("reason"))))
        .body("find { it.id == 'aht' }.by", hasItem("team"))
        .body("find { it.id == 'queue_depth' }.live", equalTo(true))
        .body("figure", everyItem(nullValue()));
  }

  @Test
  void shouldShowNothingOfAnotherDomain() {
    as("u-other", "reports-elsewhere", Role.OPS)
        .get("/api/kpi/query?kpis=handled&from=2026-05-04&to=2026-05-05&zone=UTC")
        .then()
        .statusCode(200)
        .body("rows[0].values.handled.value", equalTo(0));
  }

  @Test
  void shouldAnswerOnlyThoseWhoMay() {
    RestAssured.given().get("/api/kpi/query?kpis=handled").then().statusCode(401);
    as("u-shop", DOMAIN, Role.INTEGRATION)
        .get("/api/kpi/query?kpis=handled")
        .then()
        .statusCode(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "by=queue | invalid_value",
        "kpis= | unknown_kpi",
        "kpis=aht%3Bdrop table segment | unknown_kpi",
        "kpis=aht&by=contact_id | unknown_dimension",
        "kpis=aht&by=queue) | unknown_dimension",
        "kpis=asa&by=agent | dimension_not_available",
        "kpis=aht&by=reason | dimension_not_available",
        "kpis=aht&chanel=EMAIL | unknown_parameter",
        "kpis=aht&channel=email | invalid_value",
        "kpis=aht&priority=10 | invalid_value",
        "kpis=aht&queue=none | unknown_queue",
        "kpis=aht&queue= | unknown_queue",
        "kpis=aht&agent=a%00b | invalid_value",
        "kpis=aht&kpis=asa | invalid_value",
        "kpis=aht&interval=PT5M | unknown_interval",
        "kpis=aht&interval=PT15M,PT1H | invalid_value",
        "kpis=queue_depth&interval=PT15M | interval_not_available",
        "kpis=aht&attribution=by_arrival | attribution_not_available",
        "kpis=aht&attribution=by_moon | unknown_attribution",
        "kpis=aht&asOf=2999-01-01T00:00:00Z | invalid_value",
        "kpis=aht&from=2026-05-04 | invalid_value",
        "kpis=aht&to=2026-05-04T00:00:00Z | invalid_value",
        "kpis=aht&from=yesterday-at-nine | invalid_value",
        "kpis=aht&zone=Vienna | invalid_value",
        "kpis=aht&from=2026-05-05&to=2026-05-04&zone=UTC | invalid_span",
        "kpis=aht&from=2024-01-01&to=2026-01-01&zone=UTC | span_too_long",
        "kpis=aht&from=2025-06-01&to=2026-06-01&zone=UTC&interval=PT15M | too_many_groups"
      })
  void shouldRefuseWhatItCannotAnswer(String query, String code) {
    anna()
        .urlEncodingEnabled(false)
        .get("/api/kpi/query?" + query.replace(" ", "%20"))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("detail", startsWith("Expected "))
        .body("detail", containsString(" but "));
  }

  private static ValidatableResponse ask(String query) {
    String span = query.contains("asOf") ? "" : "&from=2026-05-04&to=2026-05-05&zone=UTC";
    return anna().get("/api/kpi/query?" + query + span).then();
  }

  private static RequestSpecification anna() {
    return as(ANNA, DOMAIN, Role.ANALYST);
  }

  private static RequestSpecification as(String user, String domain, Role role) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + TestTokens.bearer(user, domain, role));
  }
}
