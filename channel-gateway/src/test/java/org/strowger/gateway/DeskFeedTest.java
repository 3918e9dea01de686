package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.routing.AgentEvent.PhoneChanged;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.live.CallState;
import org.strowger.gateway.phone.CallStates;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TestTokens;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
class DeskFeedTest {

  private final String agent = "u-" + UUID.randomUUID();

  @TestHTTPResource("/api/gateway/chat/support/")
  URI widget;

  @TestHTTPResource("/api/gateway/desk/feed")
  URI feed;

  @Inject GatewayDatabase database;
  @Inject Store store;
  @Inject CallStates calls;

  private TopicProbe<RoutingCommand> commands;
  private Desk desk;

  @BeforeEach
  void listen() {
    commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS);
    desk = Desk.of(agent, OutsideWorld.DOMAIN, Role.AGENT);
  }

  @AfterEach
  void stopListening() {
    commands.close();
  }

  @Test
  @DisplayName("R13: the desk hears what happens to its contact as it happens")
  void shouldTellTheAgentEverythingOfHerContact() {
    // given an agent who has a chat
    WidgetClient customer = WidgetClient.join(widget, WidgetClient.buy(widget, null), 0);
    customer.writeAndWait("hello");
    RouteContact message = routed(customer);
    String contact = message.contactId().value();
    connect(message);
    DeskClient heard = open(agent);
    assertThat(heard.await("hello").path("contacts").path(0).path("customer").asText())
        .isEqualTo("HERE");
    // when the customer types and writes, and gets an answer
    customer.say("{\"kind\":\"typing\",\"on\":true}");
    heard.await("typing", frame -> frame.path("on").asBoolean());
    customer.writeAndWait("anybody there?");
    JsonNode written = heard.await("message", of(contact));
    assertThat(written.path("message").path("text").asText()).isEqualTo("anybody there?");
    assertThat(written.path("message").path("sequence").asLong()).isEqualTo(2);
    heard.say("{\"kind\":\"typing\",\"contactId\":\"" + contact + "\",\"on\":true}");
    customer.await("typing", frame -> frame.path("on").asBoolean());
    desk.reply(message.contactId(), UUID.randomUUID().toString(), "yes", 2).then().statusCode(201);
    customer.awaitText("yes");
    customer.say("{\"kind\":\"ackTo\",\"seq\":3}");
    // then the desk knows that it arrived, and when the customer goes
    heard.await(
        "delivery", frame -> frame.path("delivery").path("state").asText().equals("DELIVERED"));
    customer.cut();
    String since =
        heard
            .await("customer", frame -> frame.path("presence").asText().equals("AWAY"))
            .path("awaySince")
            .asText();
    assertThat(Instant.parse(since)).isBeforeOrEqualTo(Instant.now());
    var read = desk.read(message.contactId());
    assertThat(read.<String>path("customerPresence")).isEqualTo("AWAY");
    assertThat(read.<String>path("customerAwaySince")).isEqualTo(since);
    JsonNode again = open(agent).await("hello").path("contacts").path(0);
    assertThat(again.path("customer").asText()).isEqualTo("AWAY");
    assertThat(again.path("awaySince").asText()).isEqualTo(since);
    assertThat(store.longAway(message.conversationId())).isTrue();
    heard.await("customer", frame -> frame.path("presence").asText().equals("LEFT"));
  }

  @Test
  void shouldTellOthersNothing() {
    // given an agent with a desk and another's contact
    String other = "u-" + UUID.randomUUID();
    Desk.of(other, OutsideWorld.DOMAIN, Role.AGENT);
    DeskClient stranger = open(other);
    stranger.await("hello");
    WidgetClient customer = WidgetClient.join(widget, WidgetClient.buy(widget, null), 0);
    customer.writeAndWait("hello");
    RouteContact message = routed(customer);
    connect(message);
    DeskClient own = open(agent);
    own.await("hello");
    // when
    customer.writeAndWait("secret");
    own.await("message", of(message.contactId().value()));
    stranger.say("{\"kind\":\"typing\",\"contactId\":\"" + message.contactId() + "\",\"on\":true}");
    tellPhone(other, true);
    stranger.await("phone");
    // then
    assertThat(stranger.frames("message")).isEmpty();
    assertThat(customer.frames("typing")).isEmpty();
  }

  @Test
  void shouldTellOfCallsAndThePhone() {
    // given an agent who has a contact
    WidgetClient customer = WidgetClient.join(widget, WidgetClient.buy(widget, null), 0);
    customer.writeAndWait("hello");
    RouteContact message = routed(customer);
    connect(message);
    DeskClient heard = open(agent);
    heard.await("hello");
    // when
    tellPhone(agent, true);
    var dialling = new CallState(CallState.State.DIALLING, Instant.now(), null, null);
    database.jdbi().useTransaction(handle -> calls.put(handle, message.contactId(), dialling));
    // then
    assertThat(heard.await("phone").path("reachable").asBoolean()).isTrue();
    assertThat(heard.await("call").path("call").path("state").asText()).isEqualTo("DIALLING");
    Awaitility.await()
        .atMost(ChatFixture.SOON)
        .untilAsserted(
            () -> {
              JsonNode again = open(agent).await("hello");
              assertThat(again.path("phone").path("reachable").asBoolean()).isTrue();
              assertThat(again.path("contacts").path(0).path("call").path("state").asText())
                  .isEqualTo("DIALLING");
            });
  }

  private static void tellPhone(String agent, boolean reachable) {
    Router.says("phone", new PhoneChanged(new AgentId(agent), reachable));
  }

  private static java.util.function.Predicate<JsonNode> of(String contact) {
    return frame -> frame.path("contactId").asText().equals(contact);
  }

  private DeskClient open(String user) {
    return DeskClient.open(feed, TestTokens.cookie(user, OutsideWorld.DOMAIN, Role.AGENT));
  }

  private RouteContact routed(WidgetClient client) {
    String conversation = client.await("welcome").path("conversationId").asText();
    return commands.await(
        RouteContact.class, it -> it.conversationId().value().equals(conversation));
  }

  private void connect(RouteContact message) {
    Router.opens(message);
    Router.offers(message, agent, 1);
    Router.assigns(message, agent);
    desk.await(message.contactId(), 200);
    Awaitility.await()
        .atMost(ChatFixture.SOON)
        .until(() -> desk.read(message.contactId()).path("replyable").equals(true));
  }
}
