package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.routing.AdmissionReason;
import org.strowger.contracts.routing.ContactCommand.ReportMessage;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.wire.Message;
import org.strowger.gateway.WidgetClient.Ticket;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
class ChatTest extends ChatFixture {

  @Test
  void shouldAcknowledgeWhatIsStoredAndAskForAnAgent() {
    // given
    WidgetClient customer = join();
    // when
    long sequence = customer.writeAndWait("Wo ist mein Paket?");
    // then
    assertThat(sequence).isEqualTo(1);
    RouteContact message = routed(customer);
    assertThat(message.channel()).isEqualTo(ChannelType.CHAT);
    assertThat(message.entryPoint()).isEqualTo("chat");
    assertThat(message.language())
        .isEqualTo(new ContactLanguage("de-DE", ContactLanguage.Source.CHANNEL_HINT, 80));
    facts.await(
        ChannelFact.MessageReceived.class,
        fact -> fact.proposedContactId().equals(message.contactId()));
    customer.await("status", frame -> frame.path("state").asText().equals("QUEUED"));
  }

  @Test
  @DisplayName("C16: the same message said again, also elsewhere, is one message")
  void shouldTakeAMessageOnceHoweverOftenItIsSaid() {
    // given a visitor with two tabs
    Ticket ticket = WidgetClient.buy(widget, null);
    WidgetClient one = WidgetClient.join(widget, ticket, 0);
    WidgetClient two = again(ticket, 0);
    String id = UUID.randomUUID().toString();
    // when
    one.write(id, "once");
    two.write(id, "once");
    one.write(id, "once");
    // then both have their acknowledgement of the one message
    assertThat(one.awaitAck(id)).isEqualTo(1);
    assertThat(two.awaitAck(id)).isEqualTo(1);
    assertThat(one.writeAndWait("next")).isEqualTo(2);
    two.awaitText("next");
    assertThat(
            store.one(
                "select count(*) from messages where conversation_id = ?",
                Long.class,
                conversation(one)))
        .isEqualTo(2);
  }

  @Test
  void shouldBringTheAnswerToAllTabsAndNoteThatItArrived() {
    // given
    Ticket ticket = WidgetClient.buy(widget, null);
    WidgetClient one = WidgetClient.join(widget, ticket, 0);
    WidgetClient two = again(ticket, 0);
    one.writeAndWait("hello");
    RouteContact message = routed(one);
    connect(message);
    one.await("status", frame -> frame.path("state").asText().equals("CONNECTED"));
    // when
    desk.reply(message.contactId(), UUID.randomUUID().toString(), "Guten Tag", 1)
        .then()
        .statusCode(201);
    // then
    JsonNode answer = one.awaitText("Guten Tag");
    two.awaitText("Guten Tag");
    assertThat(answer.path("from").path("type").asText()).isEqualTo("AGENT");
    assertThat(answer.path("from").path("name").asText()).isEqualTo("Strowger Support");
    assertThat(delivery(message)).isEqualTo("SENDING");
    one.say("{\"kind\":\"ackTo\",\"seq\":" + answer.path("seq").asLong() + "}");
    facts.await(
        ChannelFact.MessageDelivered.class,
        fact -> fact.messageId().value().equals(answer.path("id").asText()));
    assertThat(delivery(message)).isEqualTo("DELIVERED");
  }

  @Test
  @DisplayName("Z1: the router hears of what both sides write, so that an idle chat wakes")
  void shouldTellTheRouterWhatBothSidesWrite() {
    // given
    WidgetClient customer = join();
    customer.writeAndWait("hello");
    RouteContact message = routed(customer);
    connect(message);
    // when
    String answer = UUID.randomUUID().toString();
    desk.reply(message.contactId(), answer, "Guten Tag", 1).then().statusCode(201);
    desk.reply(message.contactId(), answer, "Guten Tag", 1).then().statusCode(201);
    customer.writeAndWait("still there?");
    // then the agent's message is reported once, the customer's asks to join
    RouteContact joining =
        commands.await(
            RouteContact.class,
            it ->
                it.conversationId().equals(message.conversationId())
                    && !it.contactId().equals(message.contactId()));
    assertThat(joining.customerId()).isEqualTo(message.customerId());
    assertThat(commands.all().stream().map(Message::body).filter(ReportMessage.class::isInstance))
        .containsExactly(new ReportMessage(message.contactId()));
  }

  @Test
  void shouldReplayAfterACutWhatWasMissedAndNothingElse() {
    // given a chat that is cut in the middle
    Ticket ticket = WidgetClient.buy(widget, null);
    WidgetClient before = WidgetClient.join(widget, ticket, 0);
    before.writeAndWait("one");
    RouteContact message = routed(before);
    connect(message);
    before.cut();
    String lost = UUID.randomUUID().toString();
    desk.reply(message.contactId(), UUID.randomUUID().toString(), "two", 1).then().statusCode(201);
    desk.reply(message.contactId(), UUID.randomUUID().toString(), "three", 1)
        .then()
        .statusCode(201);
    // when it comes back and says again what was not acknowledged
    WidgetClient after = again(ticket, 1);
    after.write(lost, "four");
    after.write(lost, "four");
    // then
    assertThat(after.awaitAck(lost)).isEqualTo(4);
    assertThat(after.writeAndWait("five")).isEqualTo(5);
    assertThat(after.frames("msg").stream().map(frame -> frame.path("text").asText()))
        .containsExactly("two", "three");
    assertThat(after.numbers().stream().distinct()).containsExactly(2L, 3L, 4L, 5L);
  }

  @Test
  void shouldTakeResumingAsTheWordThatAnswersArrived() {
    // given an answer whose acknowledgement got lost with the connection
    Ticket ticket = WidgetClient.buy(widget, null);
    WidgetClient before = WidgetClient.join(widget, ticket, 0);
    before.writeAndWait("one");
    RouteContact message = routed(before);
    connect(message);
    desk.reply(message.contactId(), UUID.randomUUID().toString(), "two", 1).then().statusCode(201);
    before.awaitText("two");
    before.cut();
    // when
    again(ticket, 2);
    // then
    Awaitility.await().atMost(SOON).until(() -> delivery(message).equals("DELIVERED"));
  }

  @Test
  @DisplayName("C18: what both sides write has one order, everywhere the same, without a gap")
  void shouldKeepOneOrderWhenBothSidesWriteAtOnce() throws InterruptedException {
    // given
    Ticket ticket = WidgetClient.buy(widget, null);
    WidgetClient one = WidgetClient.join(widget, ticket, 0);
    WidgetClient two = again(ticket, 0);
    one.writeAndWait("0");
    RouteContact message = routed(one);
    connect(message);
    // when
    Thread writer =
        Thread.ofVirtual().start(() -> IntStream.range(1, 25).forEach(i -> one.write("c" + i)));
    int answered = 0;
    while (answered < 10) {
      String text = "a" + answered;
      if (desk.reply(message.contactId(), UUID.randomUUID().toString(), text, 1_000).statusCode()
          == 201) {
        answered++;
      }
    }
    // then
    long last = 1 + 24 + 10;
    List<Long> all = LongStream.rangeClosed(1, last).boxed().toList();
    Awaitility.await().atMost(SOON).until(() -> one.numbers().size() >= last);
    Awaitility.await().atMost(SOON).until(() -> two.numbers().size() >= last);
    assertThat(one.numbers()).isEqualTo(all);
    assertThat(two.numbers()).isEqualTo(all);
    assertThat(writer.join(SOON)).isTrue();
  }

  @Test
  @DisplayName("R17: the customer is told when she waits again because nobody serves her")
  void shouldTellWhereTheChatStands() {
    // given
    WidgetClient customer = join();
    customer.writeAndWait("hello");
    RouteContact message = routed(customer);
    // when she waits, is served, and her agent is gone
    Router.opens(message);
    Router.enqueues(message, "chat-" + UUID.randomUUID(), 5);
    customer.await("queue", frame -> frame.path("position").asInt() == 1);
    connect(message);
    customer.await("status", frame -> frame.path("state").asText().equals("CONNECTED"));
    Router.returns(message, agent);
    // then
    Awaitility.await().atMost(SOON).until(() -> states(customer).size() == 3);
    assertThat(states(customer)).containsExactly("QUEUED", "CONNECTED", "QUEUED");
    assertThat(customer.writeAndWait("still there?")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = AdmissionReason.class,
      names = {"FULL", "CLOSED_BY_SUPERVISOR"})
  void shouldCloseTheChatOfACustomerWhoIsNotLetInAndSayWhy(AdmissionReason reason) {
    // given
    WidgetClient customer = join();
    customer.writeAndWait("hello");
    RouteContact message = routed(customer);
    Router.opens(message);
    // when
    Router.refuses(message, reason, "Too many wait, please write a mail");
    // then
    customer.await(
        "closed",
        frame -> frame.path("message").asText().equals("Too many wait, please write a mail"));
    assertThat(states(customer)).endsWith("ENDED");
  }

  @Test
  @DisplayName("R17, TR50: who writes outside of hours is told, and served at the opening")
  void shouldTellACustomerThatSheIsServedAtTheOpening() {
    // given
    WidgetClient customer = join();
    customer.writeAndWait("hello");
    RouteContact message = routed(customer);
    Router.opens(message);
    Router.defers(message, "We answer from eight o'clock");
    customer.await(
        "closed", frame -> frame.path("message").asText().equals("We answer from eight o'clock"));
    // when
    Router.enqueues(message, "chat-" + UUID.randomUUID(), 5);
    awaitState(customer, "QUEUED"); // before the next: states that follow at once are told as one
    connect(message);
    // then
    awaitState(customer, "CONNECTED");
    assertThat(states(customer)).endsWith("ENDED", "QUEUED", "CONNECTED");
  }

  @Test
  void shouldTellAtOnceThatTheCustomerIsAwayAndBack() {
    // given
    Ticket ticket = WidgetClient.buy(widget, null);
    WidgetClient customer = WidgetClient.join(widget, ticket, 0);
    customer.writeAndWait("hello");
    RouteContact message = routed(customer);
    // when
    customer.cut();
    facts.await(
        ChannelFact.CustomerAway.class, fact -> fact.contactId().equals(message.contactId()));
    again(ticket, 1);
    // then
    facts.await(
        ChannelFact.CustomerBack.class, fact -> fact.contactId().equals(message.contactId()));
  }

  @Test
  void shouldGiveTheContactUpWhenTheCustomerStaysAway() {
    // given
    WidgetClient customer = join();
    customer.writeAndWait("hello");
    RouteContact message = routed(customer);
    // when
    customer.cut();
    facts.await(
        ChannelFact.CustomerAway.class, fact -> fact.contactId().equals(message.contactId()));
    assertThat(store.longAway(message.conversationId())).isTrue();
    // then
    WithdrawContact withdrawn =
        commands.await(WithdrawContact.class, it -> it.contactId().equals(message.contactId()));
    assertThat(withdrawn.reason()).isEqualTo(WithdrawContact.Reason.CUSTOMER_LEFT);
    assertThat(
            facts
                .await(
                    ChannelFact.CustomerLeft.class,
                    fact -> fact.contactId().equals(message.contactId()))
                .byChoice())
        .isFalse();
  }

  @Test
  void shouldOpenANewContactInTheSameConversationAfterTheEnd() {
    // given
    WidgetClient customer = join();
    customer.writeAndWait("hello");
    RouteContact first = routed(customer);
    connect(first);
    customer.await("status", frame -> frame.path("state").asText().equals("CONNECTED"));
    // when the customer ends the chat, and writes again
    customer.say("{\"kind\":\"end\"}");
    customer.await("closed");
    commands.await(WithdrawContact.class, it -> it.contactId().equals(first.contactId()));
    Router.closes(first, agent);
    assertThat(customer.writeAndWait("one more thing")).isEqualTo(2);
    // then
    RouteContact second =
        commands.await(
            RouteContact.class,
            it ->
                it.conversationId().equals(first.conversationId())
                    && !it.contactId().equals(first.contactId()));
    assertThat(second.customerId()).isEqualTo(first.customerId());
    Awaitility.await()
        .atMost(SOON)
        .until(() -> states(customer).equals(List.of("QUEUED", "CONNECTED", "ENDED", "QUEUED")));
  }

  @Test
  void shouldSayThatTheAgentClosedTheChat() {
    // given
    WidgetClient customer = join();
    customer.writeAndWait("hello");
    RouteContact message = routed(customer);
    connect(message);
    // when
    Router.closes(message, agent);
    // then
    customer.await("closed");
    assertThat(states(customer)).endsWith("ENDED");
  }

  @Test
  void shouldBeginAnewWhenTooMuchWasMissedOrTheNumberIsNotOurs() {
    // given
    Ticket ticket = WidgetClient.buy(widget, null);
    WidgetClient.join(widget, ticket, 0).writeAndWait("hello");
    // when
    WidgetClient other = again(ticket, 77);
    // then
    other.await("resync");
    other.awaitText("hello");
  }

  private static void awaitState(WidgetClient customer, String state) {
    Awaitility.await().atMost(SOON).until(() -> states(customer).getLast().equals(state));
  }

  private String delivery(RouteContact message) {
    return store.one(
        "select d.state from deliveries d join messages m on m.id = d.message_id"
            + " where m.contact_id = ?",
        String.class,
        message.contactId().value());
  }
}
