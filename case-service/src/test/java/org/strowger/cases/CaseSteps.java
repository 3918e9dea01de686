package org.strowger.cases;

import static org.awaitility.Awaitility.await;
import static org.strowger.cases.Fixtures.DEMO;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.testkit.TestTokens;
import org.strowger.testkit.TopicProbe;

/**
 * What the router says, and what an agent of the demo operation does with the case of a contact.
 */
final class CaseSteps {

  private static final AtomicLong OFFSET = new AtomicLong();

  private CaseSteps() {}

  static ValidatableResponse caseOf(String contact) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> agent().get("/api/cases/by-contact/" + contact).statusCode() == 200);
    return agent().get("/api/cases/by-contact/" + contact).then();
  }

  static ValidatableResponse post(String caseId, String path, Map<String, ?> body) {
    return agent()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/cases/" + caseId + path)
        .then();
  }

  static RequestSpecification agent() {
    return as(TestTokens.bearer("u-1001", "demo", Role.AGENT));
  }

  static RequestSpecification as(@Nullable String token) {
    return RestAssured.given().header("Authorization", "Bearer " + token);
  }

  static void send(RoutingEvent event, Instant at) {
    long offset = OFFSET.incrementAndGet();
    var cause = new Meta.Cause("command-" + offset, offset, 1, 1, 1, "1");
    var meta = new Meta("event-" + offset, "/routing", at, null, cause);
    TopicProbe.send(Topics.ROUTING_EVENTS, new Message<>(DEMO.value(), meta, event));
  }
}
