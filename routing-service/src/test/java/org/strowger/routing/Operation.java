package org.strowger.routing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.strowger.contracts.Actor;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.routing.streams.Commands;
import org.strowger.testkit.TestTokens;
import org.strowger.testkit.TopicProbe;

/** A routing domain of its own for one test, on the running service. */
public final class Operation {

  private static final RestAssuredConfig YAML =
      RestAssuredConfig.config()
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .encodeContentTypeAs("application/yaml", ContentType.TEXT));

  private static final String ADMIN = "admin";
  private static final String SUPERVISOR = "supervisor";

  private final String domain = "test-" + UUID.randomUUID().toString().substring(0, 8);

  /** A domain with the plan of {@code plan.yaml} and these agents. */
  public static Operation withAgents(String... agents) {
    var operation = new Operation();
    operation.publishPlan();
    for (String agent : agents) {
      operation.hire(agent);
    }
    return operation;
  }

  private void publishPlan() {
    TestTokens.publish(user(ADMIN), domain, Role.ADMIN);
    TestTokens.publish(user(SUPERVISOR), domain, Role.SUPERVISOR);
    String plan = TestFiles.text("plan.yaml");
    await().atMost(Duration.ofSeconds(40)).until(() -> putPlan(plan), equalTo(200));
  }

  private int putPlan(String yaml) {
    return asAdmin()
        .queryParam("reason", "first plan")
        .body(yaml)
        .put("/api/routing/plan")
        .statusCode();
  }

  /** Puts an agent on the roster, and a user who may be her in the directory. */
  public void hire(String agent) {
    TestTokens.publish(user(agent), domain, Role.AGENT);
    String yaml =
        """
        agents:
          - id: %s
            teamId: team-1
            profileId: generalist
            skills: {general: 4}
            languages: {en: 5}
            active: true
        """
            .formatted(user(agent));
    asAdmin().body(yaml).put("/api/routing/roster").then().statusCode(200);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> as(agent).post("/api/routing/desk/pull-next").statusCode() == 409);
  }

  public String domain() {
    return domain;
  }

  /** Users are unique too: the directory knows each once. */
  public String user(String name) {
    return domain + "-" + name;
  }

  public String token(String name, Role role) {
    return TestTokens.bearer(user(name), domain, role);
  }

  public RequestSpecification as(String agent) {
    return given().auth().oauth2(token(agent, Role.AGENT)).contentType("application/json");
  }

  public RequestSpecification asSupervisor() {
    return given()
        .auth()
        .oauth2(token(SUPERVISOR, Role.SUPERVISOR))
        .contentType("application/json");
  }

  public RequestSpecification asAdmin() {
    return yaml(token(ADMIN, Role.ADMIN));
  }

  public static RequestSpecification yaml(String token) {
    return given().auth().oauth2(token).config(YAML).contentType("application/yaml");
  }

  public DeskClient openDesk(String agent) {
    return DeskClient.open(token(agent, Role.AGENT));
  }

  /** Opens a desk and makes the agent available. */
  public DeskClient signIn(String agent) {
    DeskClient desk = openDesk(agent);
    desk.awaitSnapshot();
    as(agent)
        .body("{\"presence\":\"AVAILABLE\"}")
        .post("/api/routing/desk/presence")
        .then()
        .statusCode(200);
    return desk;
  }

  /** A mail arrives, as the gateway's outbox sends it. */
  public void mail(String contact) {
    send(Commands.mail(contact, Instant.now()));
  }

  public void send(RoutingCommand command) {
    var meta = Meta.of(UUID.randomUUID().toString(), "/test", Instant.now(), Actor.system("test"));
    TopicProbe.send(Topics.ROUTING_COMMANDS, new Message<>(domain, meta, command));
  }
}
