package org.strowger.gateway;

import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.WidgetClient.Ticket;
import org.strowger.testkit.TopicProbe;

/** Customers at the widget of support, an agent, and what the gateway says to the others. */
abstract class ChatFixture {

  static final Duration SOON = Duration.ofSeconds(60);

  final String agent = "u-" + UUID.randomUUID();

  @TestHTTPResource("/api/gateway/chat/support/")
  URI widget;

  @Inject Store store;

  TopicProbe<RoutingCommand> commands;
  TopicProbe<ChannelFact> facts;
  Desk desk;

  @BeforeEach
  void listen() {
    commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS);
    facts = TopicProbe.fromNow(Topics.CONTACTS);
    desk = Desk.of(agent, OutsideWorld.DOMAIN, Role.AGENT);
  }

  @AfterEach
  void stopListening() {
    commands.close();
    facts.close();
  }

  WidgetClient join() {
    return WidgetClient.join(widget, WidgetClient.buy(widget, null), 0);
  }

  WidgetClient again(Ticket earlier, long resumeFrom) {
    return WidgetClient.join(widget, WidgetClient.buy(widget, earlier.visitorToken()), resumeFrom);
  }

  static String conversation(WidgetClient client) {
    return client.await("welcome").path("conversationId").asText();
  }

  RouteContact routed(WidgetClient client) {
    String conversation = conversation(client);
    return commands.await(
        RouteContact.class, it -> it.conversationId().value().equals(conversation));
  }

  void connect(RouteContact message) {
    Router.opens(message);
    Router.offers(message, agent, 1);
    Router.assigns(message, agent);
    desk.await(message.contactId(), 200);
    Awaitility.await()
        .atMost(SOON)
        .until(() -> desk.read(message.contactId()).path("replyable").equals(true));
  }

  static List<String> states(WidgetClient client) {
    return client.frames("status").stream().map(it -> it.path("state").asText()).toList();
  }
}
