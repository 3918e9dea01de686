package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.echo.EchoIngress;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

/** An agent who starts a contact names a conversation: that is a claim, and opens nothing. */
@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("TR62, TR34: who names a conversation may not read it for that")
class OutboundAccessTest {

  private static final String OTHER_DOMAIN = "other-domain";

  private final String holder = "u-" + UUID.randomUUID();
  private final String stranger = "u-" + UUID.randomUUID();
  private final ContactId started = new ContactId("ct-out-" + UUID.randomUUID());

  @Inject EchoIngress ingress;
  @Inject Store store;

  private RouteContact held;
  private Desk holderDesk;
  private Desk strangerDesk;

  @BeforeEach
  void openAContact() {
    holderDesk = Desk.of(holder, OutsideWorld.DOMAIN, Role.AGENT);
    strangerDesk = Desk.of(stranger, OutsideWorld.DOMAIN, Role.AGENT);
    String customer = "echo-" + UUID.randomUUID();
    try (TopicProbe<RoutingCommand> commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      ingress.receive(customer, "1", "My secret", 0);
      String conversation = store.conversation(customer);
      held =
          commands.await(
              RouteContact.class, it -> it.conversationId().value().equals(conversation));
    }
    Router.opens(held);
    Router.assigns(held, holder);
    holderDesk.await(held.contactId(), 200);
  }

  @Test
  void shouldOpenNothingToWhoWasNeverAsked() {
    // when
    start(OutsideWorld.DOMAIN, held.customerId(), stranger);
    // then
    assertThat(strangerDesk.read(started).statusCode()).isEqualTo(404);
    assertThat(strangerDesk.reply(started, UUID.randomUUID().toString(), "Hello", 1).statusCode())
        .isEqualTo(404);
    assertThat(strangerDesk.read(held.contactId()).statusCode()).isEqualTo(404);
  }

  @Test
  void shouldOpenNothingToWhomTheContactGoesOn() {
    // given
    start(OutsideWorld.DOMAIN, held.customerId(), stranger);
    String friend = "u-" + UUID.randomUUID();
    Desk friendDesk = Desk.of(friend, OutsideWorld.DOMAIN, Role.AGENT);
    // when
    Router.offers(outbound(), friend, 2);
    Router.assigns(outbound(), friend);
    awaitLater();
    // then
    assertThat(friendDesk.read(started).statusCode()).isEqualTo(404);
  }

  @Test
  void shouldOpenNothingOfAnotherDomain() {
    // given
    Desk foreign = Desk.of(stranger + "-far", OTHER_DOMAIN, Role.SUPERVISOR);
    // when
    start(OTHER_DOMAIN, held.customerId(), stranger + "-far");
    // then it stays so: the other domain's events come by a way of their own
    Awaitility.await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(10))
        .until(() -> foreign.read(started).statusCode() == 404);
  }

  @Test
  void shouldOpenNothingWhenTheCustomerIsAnother() {
    // when
    start(OutsideWorld.DOMAIN, new CustomerId("cu-somebody-else"), holder);
    // then
    assertThat(holderDesk.reply(started, UUID.randomUUID().toString(), "Hello", 1).statusCode())
        .isEqualTo(404);
  }

  @Test
  void shouldLetWhoHasTheConversationWriteAgain() {
    // when
    start(OutsideWorld.DOMAIN, held.customerId(), holder);
    // then
    assertThat(holderDesk.read(started).<Boolean>path("replyable")).isTrue();
  }

  @Test
  void shouldLetASupervisorOfTheDomainWrite() {
    // given
    String lead = "u-" + UUID.randomUUID();
    Desk desk = Desk.of(lead, OutsideWorld.DOMAIN, Role.SUPERVISOR);
    // when
    start(OutsideWorld.DOMAIN, held.customerId(), lead);
    // then
    assertThat(desk.read(started).statusCode()).isEqualTo(200);
  }

  private void start(String domain, CustomerId customer, String agent) {
    Router.startsOutbound(domain, started, held.conversationId(), customer, agent);
    awaitLater();
  }

  private RouteContact outbound() {
    return new RouteContact(
        started,
        held.conversationId(),
        held.customerId(),
        held.channel(),
        held.entryPoint(),
        null,
        held.attributes(),
        held.arrivedAt(),
        null,
        null,
        null);
  }

  /** What was said until now is seen by the gateway. */
  private void awaitLater() {
    String marker = "u-" + UUID.randomUUID();
    Desk desk = Desk.of(marker, OutsideWorld.DOMAIN, Role.AGENT);
    Router.assigns(held, marker);
    desk.await(held.contactId(), 200);
  }
}
