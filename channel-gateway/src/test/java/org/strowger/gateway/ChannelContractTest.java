package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.ChannelCustomer.Answer;
import org.strowger.gateway.ChannelCustomer.Doors;
import org.strowger.gateway.ChannelCustomer.Opening;
import org.strowger.gateway.ChannelCustomer.Said;
import org.strowger.gateway.channel.ChannelCapabilities;
import org.strowger.gateway.channel.ChannelCapabilities.Feature;
import org.strowger.gateway.channel.Channels;
import org.strowger.gateway.chat.ChatCustomer;
import org.strowger.gateway.echo.EchoCustomer;
import org.strowger.gateway.email.EmailIngress;
import org.strowger.gateway.email.MailCustomer;
import org.strowger.gateway.signed.ShopCustomer;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("What every channel promises")
class ChannelContractTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CARD = "4111 1111 1111 1111";
  private static final String MASKED = "4111 11** **** 1111";

  private final String agent = "u-" + UUID.randomUUID();

  @TestHTTPResource("/")
  URI http;

  @TestHTTPResource("/api/gateway/chat/support/")
  URI widget;

  @Inject EmailIngress mail;
  @Inject Store store;
  @Inject Channels channels;

  private TopicProbe<RoutingCommand> commands;
  private TopicProbe<ChannelFact> facts;
  private Desk desk;

  static Stream<Named<Opening>> channels() {
    return Stream.of(
        Named.of("email", MailCustomer::new),
        Named.of("signed", ShopCustomer::new),
        Named.of("chat", ChatCustomer::new),
        Named.of("echo", EchoCustomer::new));
  }

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

  @ParameterizedTest
  @MethodSource("channels")
  void shouldStoreARedeliveryOnce(Opening opening) {
    try (ChannelCustomer customer = opening.open(doors())) {
      // given
      String id = id();
      assertThat(customer.says(id, "Hello there")).isEqualTo(Said.ACKNOWLEDGED);
      String conversation = customer.conversation(store);
      // when
      assertThat(customer.says(id, "Hello there")).isEqualTo(Said.ACKNOWLEDGED);
      assertThat(customer.says(id(), "The end")).isEqualTo(Said.ACKNOWLEDGED);
      // then the last one is on the log, and of the first one there is one
      facts.await(
          ChannelFact.MessageReceived.class,
          fact ->
              store.text(fact.messageId().value()).equals("The end")
                  && store.isSameCustomer(
                      fact.conversationId().value(), customer.conversation(store)));
      Awaitility.await().atMost(PATIENCE).until(() -> !received(conversation).isEmpty());
      assertThat(received(conversation)).containsOnlyOnce("Hello there");
      assertThat(store.textsIn(conversation)).containsOnlyOnce("Hello there");
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> proposed(conversation).size() == store.textsIn(conversation).size());
    }
  }

  @ParameterizedTest
  @MethodSource("channels")
  void shouldKeepTheProviderWithTheConversationAndShowWhatItCanCarry(Opening opening) {
    try (ChannelCustomer customer = opening.open(doors())) {
      // when
      RouteContact contact = engaged(customer);
      // then
      assertThat(
              store.one(
                  "select provider from conversations where id = ?",
                  String.class,
                  contact.conversationId().value()))
          .isEqualTo(customer.provider().name());
      ChannelCapabilities can = channels.capabilities(customer.provider());
      Response view = desk.read(contact.contactId());
      assertThat(view.<Integer>path("composer.textLimit")).isEqualTo(can.textLimit());
      assertThat(view.<Boolean>path("composer.attachments"))
          .isEqualTo(can.has(Feature.ATTACHMENTS_OUT));
      assertThat(view.<Boolean>path("composer.typing")).isEqualTo(can.has(Feature.TYPING));
      assertThat(view.<Object>path("composer.replyUntil") == null)
          .isEqualTo(can.replyWindow() == null);
    }
  }

  @ParameterizedTest
  @MethodSource("channels")
  void shouldKeepTheOrderBothWays(Opening opening) {
    try (ChannelCustomer customer = opening.open(doors())) {
      // given
      RouteContact contact = engaged(customer);
      String conversation = contact.conversationId().value();
      List<String> asked = List.of("first?", "second?", "third?");
      List<String> answered = List.of("first.", "second.", "third.");
      // when
      answered.forEach(text -> reply(contact, text));
      Awaitility.await().atMost(PATIENCE).until(() -> customer.answers().size() == 3);
      asked.forEach(text -> assertThat(customer.says(id(), text)).isEqualTo(Said.ACKNOWLEDGED));
      // then
      assertThat(customer.answers().stream().map(Answer::text)).isEqualTo(answered);
      Awaitility.await().atMost(PATIENCE).until(() -> received(conversation).size() == 4);
      assertThat(received(conversation)).containsExactly("Hello", "first?", "second?", "third?");
      assertThat(sequences(conversation)).isSorted().doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("channels")
  void shouldAcknowledgeOnlyWhatIsCommitted(Opening opening) {
    try (ChannelCustomer customer = opening.open(doors())) {
      // given a database that cannot store messages
      String id = id();
      store.run("alter table messages rename to messages_away");
      Said without;
      try {
        // when
        without = customer.says(id, "Hello there");
      } finally {
        store.run("alter table messages_away rename to messages");
      }
      Said with = customer.says(id, "Hello there");
      // then
      assertThat(without).isEqualTo(Said.NOT_NOW);
      assertThat(with).isEqualTo(Said.ACKNOWLEDGED);
      assertThat(store.textsIn(customer.conversation(store))).containsExactly("Hello there");
    }
  }

  @ParameterizedTest
  @MethodSource("channels")
  void shouldNotBeDisturbedByAnUnknownReceipt(Opening opening) {
    try (ChannelCustomer customer = opening.open(doors())) {
      // given
      RouteContact contact = engaged(customer);
      String answer = reply(contact, "Here you are.");
      Awaitility.await().atMost(PATIENCE).until(() -> customer.answers().size() == 1);
      // when
      customer.saysUnknownReceipt();
      // then
      awaitDelivery(answer, "DELIVERED");
      assertThat(customer.says(id(), "Thanks")).isEqualTo(Said.ACKNOWLEDGED);
      assertThat(store.textsIn(contact.conversationId().value()))
          .containsExactly("Hello", "Here you are.", "Thanks");
    }
  }

  @ParameterizedTest
  @MethodSource("channels")
  void shouldBringAnAnswerLaterUnderItsIdAndOnce(Opening opening) {
    try (ChannelCustomer customer = opening.open(doors())) {
      // given
      RouteContact contact = engaged(customer);
      customer.putsOffNextAnswer();
      // when
      String answer = reply(contact, "Here you are.");
      customer.isBack();
      // then
      Awaitility.await().atMost(PATIENCE).until(() -> !customer.answers().isEmpty());
      String next = reply(contact, "Anything else?");
      Awaitility.await().atMost(PATIENCE).until(() -> customer.answers().size() > 1);
      assertThat(customer.answers())
          .containsExactly(new Answer(answer, "Here you are."), new Answer(next, "Anything else?"));
    }
  }

  @ParameterizedTest
  @MethodSource("channels")
  void shouldTakeARefusalAsFinal(Opening opening) {
    try (ChannelCustomer customer = opening.open(doors())) {
      // given
      RouteContact contact = engaged(customer);
      customer.refusesAnswers();
      // when
      String answer = reply(contact, "Are you there?");
      customer.staysAway(store);
      // then
      ChannelFact.MessageFailed failed =
          facts.await(
              ChannelFact.MessageFailed.class, fact -> fact.messageId().value().equals(answer));
      assertThat(failed.code()).isNotBlank();
      awaitDelivery(answer, "FAILED");
      assertThat(
              store.one(
                  "select count(*) from deliveries where message_id = ? and (leased_until"
                      + " is not null or state = 'SENDING')",
                  Long.class,
                  answer))
          .isZero();
      assertThat(customer.answers()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("channels")
  void shouldRefuseATextThatIsTooLongClearlyBothWays(Opening opening) {
    try (ChannelCustomer customer = opening.open(doors())) {
      // given
      RouteContact contact = engaged(customer);
      int limit = channels.capabilities(customer.provider()).textLimit();
      // when
      Response answer =
          desk.reply(contact.contactId(), UUID.randomUUID().toString(), "x".repeat(limit + 1), 1);
      Said question = customer.saysTooLong();
      // then
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.<String>path("code")).isEqualTo("text_too_long");
      assertThat(question).isEqualTo(Said.REFUSED);
      assertThat(store.textsIn(contact.conversationId().value())).containsExactly("Hello");
    }
  }

  @ParameterizedTest
  @MethodSource("channels")
  void shouldMaskCardNumbersBothWays(Opening opening) {
    try (ChannelCustomer customer = opening.open(doors())) {
      // given
      RouteContact contact = engaged(customer);
      // when
      reply(contact, "Was it " + CARD + "?");
      Awaitility.await().atMost(PATIENCE).until(() -> customer.answers().size() == 1);
      customer.says(id(), "It was " + CARD);
      // then
      assertThat(customer.answers().getFirst().text()).isEqualTo("Was it " + MASKED + "?");
      assertThat(store.textsIn(contact.conversationId().value()))
          .containsExactly("Hello", "Was it " + MASKED + "?", "It was " + MASKED);
    }
  }

  @ParameterizedTest
  @MethodSource("channels")
  void shouldTakeFilesWhereItCanAndRefuseThemClearlyElsewhere(Opening opening) {
    try (ChannelCustomer customer = opening.open(doors())) {
      // given
      RouteContact contact = engaged(customer);
      ChannelCapabilities can = channels.capabilities(customer.provider());
      // when
      Said question = customer.saysWithFile();
      Response answer =
          desk.post(
              "/api/gateway/contacts/" + contact.contactId() + "/replies",
              Map.of(
                  "clientMessageId",
                  UUID.randomUUID().toString(),
                  "text",
                  "See the file",
                  "lastSeenSequence",
                  9,
                  "attachments",
                  List.of("order.csv")));
      // then
      assertThat(question)
          .isEqualTo(can.has(Feature.ATTACHMENTS_IN) ? Said.ACKNOWLEDGED : Said.REFUSED);
      assertThat(
              store.one(
                  "select count(*) from attachments a join messages m on m.id = a.message_id"
                      + " join conversations c on c.id = m.conversation_id where c.customer_id = ?",
                  Long.class,
                  contact.customerId().value()))
          .isEqualTo(can.has(Feature.ATTACHMENTS_IN) ? 1 : 0);
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.<String>path("code"))
          .isEqualTo(
              can.has(Feature.ATTACHMENTS_OUT) ? "unknown_attachment" : "channel_takes_no_files");
    }
  }

  private Doors doors() {
    return new Doors(mail.port(), http, widget);
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  /** She has written, and the agent has her contact. */
  private RouteContact engaged(ChannelCustomer customer) {
    assertThat(customer.says(id(), "Hello")).isEqualTo(Said.ACKNOWLEDGED);
    String conversation = customer.conversation(store);
    RouteContact contact =
        commands.await(RouteContact.class, it -> it.conversationId().value().equals(conversation));
    Router.opens(contact);
    Router.offers(contact, agent, 1);
    Router.assigns(contact, agent);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> desk.read(contact.contactId()).path("replyable").equals(true));
    return contact;
  }

  /** Returns the id of the answer. */
  private String reply(RouteContact contact, String text) {
    return desk.reply(contact.contactId(), UUID.randomUUID().toString(), text, 1_000)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private void awaitDelivery(String answer, String state) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                store
                    .one("select state from deliveries where message_id = ?", String.class, answer)
                    .equals(state));
  }

  /** What the log says was received in a conversation, in its order. */
  private List<String> received(String conversation) {
    return facts(conversation).map(fact -> store.text(fact.messageId().value())).toList();
  }

  private List<Long> sequences(String conversation) {
    return facts(conversation).map(ChannelFact.MessageReceived::sequence).toList();
  }

  private Stream<ChannelFact.MessageReceived> facts(String conversation) {
    return facts.all().stream()
        .map(Message::body)
        .filter(ChannelFact.MessageReceived.class::isInstance)
        .map(ChannelFact.MessageReceived.class::cast)
        .filter(fact -> fact.conversationId().value().equals(conversation));
  }

  /** The contacts that the router is asked for; a command that is not answered is sent again. */
  private Set<String> proposed(String conversation) {
    return commands.all().stream()
        .map(Message::body)
        .filter(RouteContact.class::isInstance)
        .map(RouteContact.class::cast)
        .filter(route -> route.conversationId().value().equals(conversation))
        .map(route -> route.contactId().value())
        .collect(Collectors.toSet());
  }
}
