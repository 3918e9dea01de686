package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.ConsultEvent.ConsultAnswered;
import org.strowger.contracts.routing.ConsultEvent.ConsultEnded;
import org.strowger.contracts.routing.ConsultEvent.ConsultStarted;
import org.strowger.contracts.routing.ConsultEvent.How;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.DeskAnswer.WaitingContact;
import org.strowger.contracts.routing.DeskAnswer.WaitingTold;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.echo.EchoIngress;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("Two agents talk about a contact, and nobody else hears it")
class ConsultTest {

  private final String asker = "u-" + UUID.randomUUID();
  private final String asked = "u-" + UUID.randomUUID();
  private final ContactId consult = new ContactId("ct-consult-" + UUID.randomUUID());
  private final Instant start = Instant.now();

  @Inject EchoIngress ingress;
  @Inject Store store;

  private RouteContact held;
  private Desk askerDesk;
  private Desk askedDesk;

  @BeforeEach
  void askAColleague() {
    askerDesk = Desk.of(asker, OutsideWorld.DOMAIN, Role.AGENT);
    askedDesk = Desk.of(asked, OutsideWorld.DOMAIN, Role.AGENT);
    String customer = "echo-" + UUID.randomUUID();
    try (TopicProbe<RoutingCommand> commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      ingress.receive(customer, "1", "Where is my parcel?", 0);
      String conversation = store.conversation(customer);
      held =
          commands.await(
              RouteContact.class, it -> it.conversationId().value().equals(conversation));
    }
    Router.opens(held);
    Router.assigns(held, asker);
    Router.says(
        "consult",
        new ConsultStarted(
            consult,
            held.contactId(),
            new AgentId(asker),
            start,
            new OfferId(held.contactId(), 1),
            held.conversationId(),
            held.customerId(),
            held.channel(),
            new QueueId("support-mail"),
            new AgentId(asked),
            5,
            List.of(),
            start.plusSeconds(300)));
    Awaitility.await().until(() -> read(askerDesk).statusCode() == 200);
  }

  @Test
  void shouldCarryWhatTheTwoWriteAndKeepARepeatOnce() {
    // given
    answer();
    String id = UUID.randomUUID().toString();

    // when
    say(askerDesk, id, "May I refund this?").then().statusCode(201);
    say(askerDesk, id, "May I refund this?").then().statusCode(201);
    say(askedDesk, UUID.randomUUID().toString(), "Yes").then().statusCode(201);

    // then
    assertThat(read(askedDesk).<List<String>>path("messages.text"))
        .containsExactly("May I refund this?", "Yes");
    assertThat(read(askerDesk).<List<String>>path("messages.authorId"))
        .containsExactly(asker, asked);
    assertThat(say(askerDesk, id, "Something else").<String>path("code"))
        .isEqualTo("message_id_used");
  }

  @Test
  void shouldShowNothingToAnybodyElse() {
    // given
    answer();
    Desk stranger = Desk.of("u-" + UUID.randomUUID(), OutsideWorld.DOMAIN, Role.AGENT);
    Desk foreign = Desk.of("u-" + UUID.randomUUID(), "other-domain", Role.AGENT);

    // then
    assertThat(read(stranger).statusCode()).isEqualTo(404);
    assertThat(read(foreign).statusCode()).isEqualTo(404);
    assertThat(say(stranger, UUID.randomUUID().toString(), "Hello").statusCode()).isEqualTo(404);
    assertThat(say(foreign, UUID.randomUUID().toString(), "Hello").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldNeverShowItToTheCustomer() {
    // given
    answer();
    say(askerDesk, UUID.randomUUID().toString(), "She is difficult").then().statusCode(201);

    // then
    assertThat(askerDesk.read(held.contactId()).<List<String>>path("messages.text"))
        .containsExactly("Where is my parcel?");
  }

  @Test
  void shouldLetItBeReadAfterItsEndButNotWrittenIn() {
    // given
    answer();
    say(askerDesk, UUID.randomUUID().toString(), "Thank you").then().statusCode(201);

    // when
    Router.says(
        "cancel",
        new ConsultEnded(
            consult,
            held.contactId(),
            new AgentId(asker),
            start,
            new AgentId(asked),
            Instant.now(),
            How.CANCELLED));
    Awaitility.await().until(() -> read(askerDesk).path("endedAt") != null);

    // then
    assertThat(read(askedDesk).<List<String>>path("messages.text")).containsExactly("Thank you");
    assertThat(say(askerDesk, UUID.randomUUID().toString(), "One more").<String>path("code"))
        .isEqualTo("consult_ended");
  }

  @Test
  @DisplayName(
      "What waits is told to whom the router listed it, and of that only what she may pick")
  void shouldTellSubjectsOfListedContactsOnly() {
    // given
    String path = "/api/gateway/desk/subjects?contacts=" + held.contactId();
    assertThat(askedDesk.get(path).<List<Object>>path("")).isEmpty();

    // when
    list(EligibilityRule.SKILL);
    long at = list(null);

    // then
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> askedDesk.get(path + "&at=" + at).<List<Object>>path("").size() == 1);
    assertThat(askedDesk.get(path).<List<String>>path("subject"))
        .containsExactly("Where is my parcel?");
    Desk foreign = Desk.of(asked + "-far", "other-domain", Role.AGENT);
    assertThat(foreign.get(path).<List<Object>>path("")).isEmpty();
    assertThat(askerDesk.get("/api/gateway/desk/subjects?contacts=" + "x,".repeat(60)).statusCode())
        .isEqualTo(400);
  }

  private long list(@Nullable EligibilityRule obstacle) {
    return Router.says(
        "list",
        new WaitingTold(
            new AgentId(asked),
            Instant.now(),
            List.of(
                new WaitingContact(
                    held.contactId(),
                    held.conversationId(),
                    new QueueId("support-mail"),
                    held.channel(),
                    start,
                    start,
                    null,
                    5,
                    obstacle)),
            null));
  }

  private void answer() {
    Router.says(
        "accept",
        new ConsultAnswered(
            consult,
            held.contactId(),
            new AgentId(asker),
            start,
            new AgentId(asked),
            Instant.now()));
    Awaitility.await().until(() -> read(askedDesk).statusCode() == 200);
  }

  private Response read(Desk desk) {
    return desk.get("/api/gateway/consults/" + consult);
  }

  private Response say(Desk desk, String clientId, String text) {
    return desk.post(
        "/api/gateway/consults/" + consult + "/messages",
        Map.of("clientMessageId", clientId, "text", text));
  }
}
