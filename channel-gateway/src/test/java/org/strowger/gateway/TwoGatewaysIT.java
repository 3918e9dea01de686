package org.strowger.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.WidgetClient.Ticket;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TestTokens;
import org.strowger.testkit.TopicProbe;

/** Two gateways on one broker and one database; one of them is killed while it carries chats. */
class TwoGatewaysIT {

  private static final int RESTART = 1012;
  private static final Logger LOG = Logger.getLogger(TwoGatewaysIT.class);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String AGENT = "u-" + UUID.randomUUID();
  private static final Map<String, String> SETTINGS =
      Map.of(
          "strowger.gateway.widgets.support.domain", OutsideWorld.DOMAIN,
          "strowger.gateway.widgets.support.entry-point", "chat",
          "strowger.gateway.chat.abandon-after", "PT5S",
          "strowger.gateway.chat.tickets-per-minute", "1000");

  private static GatewayProcess a;
  private static GatewayProcess b;

  @BeforeAll
  static void start() {
    StrowgerInfra.startOnce();
    a = GatewayProcess.start("gateway-a", SETTINGS).awaitReady();
    b = GatewayProcess.start("gateway-b", SETTINGS).awaitReady();
    TestTokens.publish(AGENT, OutsideWorld.DOMAIN, Role.AGENT);
  }

  @AfterAll
  static void stop() {
    a.close();
    b.close();
  }

  @Test
  void shouldLoseNothingWhenTheGatewayWithTheSocketIsKilled() {
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS);
        var facts = TopicProbe.fromNow(Topics.CONTACTS)) {
      // given two chats on the first gateway, one with an agent who works at the second
      Ticket ticket = WidgetClient.buy(a.widget(), null);
      WidgetClient before = WidgetClient.join(a.widget(), ticket, 0);
      before.writeAndWait("one");
      RouteContact message = routed(commands, before);
      connect(message);
      reply(message, "two");
      before.awaitText("two");
      WidgetClient stays = WidgetClient.join(a.widget(), WidgetClient.buy(a.widget(), null), 0);
      stays.writeAndWait("hello");
      RouteContact leaving = routed(commands, stays);

      // when the first is killed in the middle of a message
      String underway = UUID.randomUUID().toString();
      before.write(underway, "three");
      Instant killed = Instant.now();
      a.kill();

      // then the customer goes on at the second, without a gap
      WidgetClient after =
          WidgetClient.join(b.widget(), WidgetClient.buy(b.widget(), ticket.visitorToken()), 2);
      LOG.infof("Chat went on at the other gateway after %d ms", millisSince(killed));
      after.write(underway, "three");
      after.awaitAck(underway);
      reply(message, "four");
      after.awaitText("four");
      after.writeAndWait("five");
      assertThat(after.numbers().stream().distinct()).containsExactly(3L, 4L, 5L);
      assertThat(
              texts(
                  WidgetClient.join(
                      b.widget(), WidgetClient.buy(b.widget(), ticket.visitorToken()), 0)))
          .containsExactly("one", "two", "three", "four", "five");

      // and who does not come back is away, then gone
      ChannelFact.CustomerAway away =
          facts.await(
              ChannelFact.CustomerAway.class, it -> it.contactId().equals(leaving.contactId()));
      Duration takeover = Duration.between(killed, away.awayAt());
      LOG.infof("The other gateway took over after %d ms", takeover.toMillis());
      assertThat(takeover).isLessThan(Duration.ofSeconds(15));
      commands.await(WithdrawContact.class, it -> it.contactId().equals(leaving.contactId()));
      assertThat(
              facts.all().stream()
                  .map(Message::body)
                  .filter(ChannelFact.CustomerAway.class::isInstance)
                  .map(ChannelFact.CustomerAway.class::cast)
                  .filter(it -> it.contactId().equals(message.contactId())))
          .isEmpty();

      // and a gateway that is stopped says so to its sockets, so that customers come back elsewhere
      b.stop();
      Awaitility.await().atMost(SOON).until(after::isOver);
      assertThat(after.closedWith()).as("restart, not the end of the chat").isEqualTo(RESTART);
      assertThat(after.await("error").path("code").asText()).isEqualTo("restarting");
    }
  }

  private static RouteContact routed(TopicProbe<RoutingCommand> commands, WidgetClient client) {
    String conversation = client.await("welcome").path("conversationId").asText();
    return commands.await(
        RouteContact.class, it -> it.conversationId().value().equals(conversation));
  }

  private static void connect(RouteContact message) {
    Router.opens(message);
    Router.offers(message, AGENT, 1);
    Router.assigns(message, AGENT);
  }

  private static void reply(RouteContact message, String text) {
    String id = UUID.randomUUID().toString();
    Awaitility.await(text)
        .atMost(SOON)
        .until(
            () ->
                given()
                        .header(
                            "Authorization",
                            "Bearer " + TestTokens.bearer(AGENT, OutsideWorld.DOMAIN, Role.AGENT))
                        .contentType(ContentType.JSON)
                        .body(Map.of("clientMessageId", id, "text", text, "lastSeenSequence", 99))
                        .post(b.at("/api/gateway/contacts/" + message.contactId() + "/replies"))
                        .statusCode()
                    == 201);
  }

  private static List<String> texts(WidgetClient client) {
    Awaitility.await().atMost(SOON).until(() -> client.numbers().size() >= 5);
    assertThat(client.numbers()).isEqualTo(LongStream.rangeClosed(1, 5).boxed().toList());
    return client.frames("msg").stream().map(frame -> frame.path("text").asText()).toList();
  }

  private static long millisSince(Instant start) {
    return Duration.between(start, Instant.now()).toMillis();
  }
}
