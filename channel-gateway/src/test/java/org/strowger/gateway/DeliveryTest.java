package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.channel.Attempt;
import org.strowger.gateway.channel.OutboundMessage;
import org.strowger.gateway.echo.EchoChannel;
import org.strowger.gateway.echo.EchoIngress;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

/** The way out, whatever the channel: seen with one whose attempts end as the test wants. */
@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
class DeliveryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String customer = "echo-" + UUID.randomUUID();
  private final String agent = "u-" + UUID.randomUUID();

  @Inject EchoChannel channel;
  @Inject EchoIngress ingress;
  @Inject Store store;

  private TopicProbe<ChannelFact> facts;
  private Desk desk;
  private RouteContact contact;

  @BeforeEach
  void engage() {
    facts = TopicProbe.fromNow(Topics.CONTACTS);
    desk = Desk.of(agent, OutsideWorld.DOMAIN, Role.AGENT);
    try (TopicProbe<RoutingCommand> commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      ingress.receive(customer, "1", "Hello", 0);
      String conversation = store.conversation(customer);
      contact =
          commands.await(
              RouteContact.class, it -> it.conversationId().value().equals(conversation));
    }
    Router.opens(contact);
    Router.assigns(contact, agent);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> desk.read(contact.contactId()).path("replyable").equals(true));
  }

  @AfterEach
  void stopListening() {
    facts.close();
  }

  @Test
  void shouldTryAgainUnderTheSameId() {
    // given
    channel.next(customer, _ -> new Attempt.Later("BUSY"));
    // when
    String answer = reply("Here you are.");
    // then
    awaitState(answer, "DELIVERED");
    assertThat(ids(channel.attempts(customer))).containsExactly(answer, answer);
    assertThat(
            store.one(
                "select attempts from deliveries where message_id = ?", Integer.class, answer))
        .isEqualTo(2);
    facts.await(
        ChannelFact.MessageDelivered.class, fact -> fact.messageId().value().equals(answer));
  }

  @Test
  void shouldNotTryAgainWhatWasRefused() {
    // given
    channel.next(customer, _ -> new Attempt.Refused("BLOCKED"));
    // when
    String refused = reply("Are you there?");
    awaitState(refused, "FAILED");
    String next = reply("Hello?");
    awaitState(next, "DELIVERED");
    // then
    assertThat(ids(channel.attempts(customer))).containsExactly(refused, next);
    ChannelFact.MessageFailed failed =
        facts.await(
            ChannelFact.MessageFailed.class, fact -> fact.messageId().value().equals(refused));
    assertThat(failed.code()).isEqualTo("BLOCKED");
    assertThat(failed.contactId()).isEqualTo(contact.contactId());
  }

  @Test
  @DisplayName("A process that dies between sending and noting it leads to a second sending")
  void shouldSendAgainUnderTheSameIdWhatNobodyNoted() {
    // given an attempt that succeeds and cannot be noted
    store.run("create sequence failed_notes");
    channel.next(
        customer,
        message -> {
          failToNote(message.id().value());
          return new Attempt.Delivered();
        });
    String answer;
    try {
      answer = reply("Here you are.");
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> store.one("select is_called from failed_notes", Boolean.class));
    } finally {
      store.run("drop trigger fail_to_note on deliveries");
      store.run("drop sequence failed_notes");
    }
    assertThat(state(answer)).isEqualTo("SENDING");
    assertThat(ids(channel.attempts(customer))).containsExactly(answer);
    // when the lease of the dead process has run out
    endLease(answer);
    // then
    awaitState(answer, "DELIVERED");
    assertThat(ids(channel.attempts(customer))).containsExactly(answer, answer);
  }

  /** What notes that an answer was delivered fails, which a sequence tells: it is not undone. */
  private void failToNote(String answer) {
    store.run(
        "create or replace function fail_to_note() returns trigger language plpgsql as $$ begin"
            + " perform nextval('failed_notes'); raise exception 'the process is dead';"
            + " end $$");
    store.run(
        "create trigger fail_to_note before update on deliveries for each row when"
            + " (new.state = 'DELIVERED' and new.message_id = '"
            + answer
            + "') execute function fail_to_note()");
  }

  @Test
  void shouldLeaveAnAnswerAloneWhileItIsLeased() throws InterruptedException {
    // given an attempt that takes long
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    channel.next(
        customer,
        _ -> {
          begun.countDown();
          await(mayEnd);
          return new Attempt.Delivered();
        });
    String slow = reply("This takes long.");
    begun.await();
    // when others are delivered meanwhile
    String other = otherCustomersAnswer();
    awaitState(other, "DELIVERED");
    // then
    assertThat(ids(channel.attempts(customer))).containsExactly(slow);
    mayEnd.countDown();
    awaitState(slow, "DELIVERED");
    assertThat(ids(channel.attempts(customer))).containsExactly(slow);
  }

  @Test
  void shouldKeepTheOrderWhenTheFirstHasToWait() {
    // given
    channel.next(customer, _ -> new Attempt.Later("BUSY"));
    // when
    String first = reply("first");
    String second = reply("second");
    // then
    awaitState(second, "DELIVERED");
    assertThat(ids(channel.attempts(customer))).containsExactly(first, first, second);
  }

  @Test
  void shouldGiveUpWhatNobodyTakesForADay() {
    // given an answer of the day before
    channel.next(customer, _ -> later("BUSY"));
    channel.next(customer, _ -> new Attempt.Later("BUSY"));
    // when
    String answer = reply("Here you are.");
    // then
    awaitState(answer, "FAILED");
    assertThat(
            facts
                .await(
                    ChannelFact.MessageFailed.class,
                    fact -> fact.messageId().value().equals(answer))
                .code())
        .isEqualTo("BUSY");
    assertThat(ids(channel.attempts(customer))).containsExactly(answer, answer);
  }

  /** Time passes while nobody takes it. */
  private Attempt later(String code) {
    store.run(
        "update messages set happened_at = happened_at - interval '25 hours'"
            + " where direction = 'OUT' and conversation_id = '"
            + contact.conversationId()
            + "'");
    return new Attempt.Later(code);
  }

  @Test
  void shouldGiveUpWhenTheReplyWindowClosesAndTakeNoAnswerAfterIt() {
    // given an answer that is put off until the window is closed
    channel.next(
        customer,
        _ -> {
          closeWindow();
          return new Attempt.Later("BUSY");
        });
    channel.next(customer, _ -> new Attempt.Later("BUSY"));
    // when
    String answer = reply("Here you are.");
    // then
    awaitState(answer, "FAILED");
    assertThat(ids(channel.attempts(customer))).containsExactly(answer, answer);
    desk.reply(contact.contactId(), UUID.randomUUID().toString(), "Too late", 1)
        .then()
        .statusCode(409)
        .body("code", equalTo("reply_window_closed"));
  }

  @Test
  void shouldTryAgainWhenAChannelBreaks() {
    // given
    channel.next(
        customer,
        _ -> {
          throw new IllegalStateException("a fault of the channel");
        });
    // when
    String answer = reply("Here you are.");
    // then
    awaitState(answer, "DELIVERED");
    assertThat(ids(channel.attempts(customer))).containsExactly(answer, answer);
  }

  @Test
  void shouldNotSendAgainWhatAwaitsAReceiptNorLetOthersWaitForIt() {
    // given
    channel.next(customer, _ -> new Attempt.AwaitingReceipt());
    // when
    String awaiting = reply("first");
    String next = reply("second");
    // then
    awaitState(next, "DELIVERED");
    assertThat(state(awaiting)).isEqualTo("SENDING");
    assertThat(ids(channel.attempts(customer))).containsExactly(awaiting, next);
    // when the receipt comes
    ingress.receipt(awaiting);
    // then
    awaitState(awaiting, "FAILED");
  }

  @Test
  void shouldOnlyLetReadTheConversationOfAChannelThatIsGone() {
    // given
    store.run(
        "update conversations set provider = 'gone' where id = '" + contact.conversationId() + "'");
    // when
    desk.reply(contact.contactId(), UUID.randomUUID().toString(), "Hello?", 1)
        .then()
        .statusCode(409)
        .body("code", equalTo("channel_takes_no_text"));
    // then
    assertThat(desk.read(contact.contactId()).<Integer>path("composer.textLimit")).isZero();
  }

  private String reply(String text) {
    return reply(desk, contact, text);
  }

  private static String reply(Desk from, RouteContact to, String text) {
    return from.reply(to.contactId(), UUID.randomUUID().toString(), text, 1)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String otherCustomersAnswer() {
    String other = "echo-" + UUID.randomUUID();
    try (TopicProbe<RoutingCommand> commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      ingress.receive(other, "1", "Hello", 0);
      String conversation = store.conversation(other);
      RouteContact routed =
          commands.await(
              RouteContact.class, it -> it.conversationId().value().equals(conversation));
      Router.opens(routed);
      Router.assigns(routed, agent);
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> Boolean.TRUE.equals(desk.read(routed.contactId()).path("replyable")));
      return reply(desk, routed, "For another customer");
    }
  }

  private void closeWindow() {
    store.run(
        "update conversations set last_inbound_at = now() - interval '25 hours' where id = '"
            + contact.conversationId()
            + "'");
  }

  private void endLease(String answer) {
    store.run(
        "update deliveries set leased_until = now() - interval '1 second' where message_id = '"
            + answer
            + "'");
  }

  private String state(String answer) {
    return store.one("select state from deliveries where message_id = ?", String.class, answer);
  }

  private void awaitState(String answer, String state) {
    Awaitility.await().atMost(PATIENCE).until(() -> state(answer).equals(state));
  }

  private static List<String> ids(List<OutboundMessage> messages) {
    return messages.stream().map(message -> message.id().value()).toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
