package org.strowger.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.topics.RoutingCommands;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("TR36: what the router fails on again and again is repeated no more, and is listed")
class StuckContactTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LIST = "/api/gateway/stuck";

  private final String id = UUID.randomUUID().toString();
  private final RouteContact command = Router.message("ct-" + id, "cv-" + id, id);
  private final TopicProbe<RoutingCommand> commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS);

  @SuppressWarnings("NullAway.Init") // set before each test
  private Desk supervisor;

  @TestHTTPResource(value = "/health", management = true)
  String health;

  @Inject Store store;
  @Inject GatewayDatabase database;
  @Inject GatewayOutbox outbox;
  @Inject RoutingCommands routing;

  @BeforeEach
  void start() {
    supervisor = Desk.of("s-" + id, OutsideWorld.DOMAIN, Role.SUPERVISOR);
  }

  @AfterEach
  void end() {
    Router.opens(command);
    awaitListed(false);
    commands.close();
  }

  @Test
  void shouldBeListedAfterFiveFailuresAndRepeatedNoMore_TR36() {
    // given
    asksForAnAgent();
    // when
    fails(4);
    // then it is repeated still
    awaitFailures(4);
    assertThat(isListed()).isFalse();
    assertThat(sentAt()).isNotEqualTo("infinity");
    // when
    fails(1);
    // then
    awaitListed(true);
    assertThat(sentAt()).isEqualTo("infinity");
    Map<String, Object> listed = listed().getFirst();
    assertThat(listed).containsEntry("failures", 5).containsKeys("firstFailedAt", "failedAt");
    given()
        .get(health + "/group/stuck-contacts")
        .then()
        .statusCode(503)
        .body("status", equalTo("DOWN"));
  }

  @Test
  void shouldBeAskedForAgainWhenAPersonSaysSo_TR36() {
    // given
    asksForAnAgent();
    fails(5);
    awaitListed(true);
    // when
    supervisor.post(LIST + "/ct-" + id + "/retry").then().statusCode(204);
    // then
    awaitCommands(2);
    assertThat(isListed()).isFalse();
    // when the router takes it
    Router.opens(command);
    // then nothing is left of it
    Awaitility.await().atMost(PATIENCE).until(() -> rows("outbox", "id") == 0);
    assertThat(rows("failed_routes", "command_id")).isZero();
    supervisor.post(LIST + "/ct-" + id + "/retry").then().statusCode(404);
  }

  @Test
  void shouldBeShownToSupervisorsAndAdministratorsOfItsDomainOnly_TR36() {
    // given
    asksForAnAgent();
    fails(5);
    awaitListed(true);
    // then
    Desk.of("d-" + id, OutsideWorld.DOMAIN, Role.SUPERVISOR).get(LIST).then().statusCode(200);
    Desk agent = Desk.of("u-" + id, OutsideWorld.DOMAIN, Role.AGENT);
    agent.get(LIST).then().statusCode(403);
    agent.post(LIST + "/ct-" + id + "/retry").then().statusCode(403);
    Desk stranger = Desk.of("x-" + id, "elsewhere", Role.SUPERVISOR);
    stranger.get(LIST).then().statusCode(200).body("size()", equalTo(0));
    stranger.post(LIST + "/ct-" + id + "/retry").then().statusCode(404);
    given().get(LIST).then().statusCode(401);
  }

  private void asksForAnAgent() {
    var domain = new DomainId(OutsideWorld.DOMAIN);
    database.jdbi().useTransaction(handle -> routing.route(handle, domain, command));
    outbox.wake();
    awaitCommands(1);
    Awaitility.await().atMost(PATIENCE).until(() -> !"never".equals(sentAt()));
  }

  private void fails(int times) {
    for (int i = 0; i < times; i++) {
      Router.fails(command);
    }
  }

  private void awaitCommands(int atLeast) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                commands.all().stream().filter(each -> command.equals(each.body())).count()
                    >= atLeast);
  }

  private void awaitFailures(int expected) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                store.all(
                    "select failures::text from failed_routes where contact_id = ?", "ct-" + id),
            it -> it.equals(List.of(Integer.toString(expected))));
  }

  private void awaitListed(boolean expected) {
    Awaitility.await().atMost(PATIENCE).until(() -> isListed() == expected);
  }

  private boolean isListed() {
    return !listed().isEmpty();
  }

  private List<Map<String, Object>> listed() {
    Response answer = supervisor.get(LIST);
    return answer.<List<Map<String, Object>>>path("$").stream()
        .filter(each -> ("ct-" + id).equals(each.get("contactId")))
        .toList();
  }

  /** When the command was sent last. */
  private String sentAt() {
    return store
        .all("select coalesce(sent_at::text, 'never') from outbox where id = ?", commandId())
        .getFirst();
  }

  private long rows(String table, String key) {
    return store.one(
        "select count(*) from %s where %s = ?".formatted(table, key), Long.class, commandId());
  }

  private String commandId() {
    return RoutingCommands.ROUTE + "ct-" + id;
  }
}
