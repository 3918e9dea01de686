package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.Intake.AdmissionAction;
import org.strowger.contracts.routing.AdmissionReason;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.Question.AskServiceStatus;
import org.strowger.contracts.routing.Question.ForecastWait;
import org.strowger.contracts.routing.WaitForecast;
import org.strowger.contracts.wire.Message;
import org.strowger.gateway.ServiceWord.Look;
import org.strowger.gateway.WidgetClient.Ticket;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("TR10: truth to the waiting customer, before, while and after")
class ChatServiceTest extends ChatFixture {

  /** Of this test only: what was told of a language holds for all who look. */
  private final String language =
      "q" + letter('a', 't') + letter('a', 'z'); // for private use, ISO 639

  private final String queue = "chat-" + UUID.randomUUID();
  private final Instant opening = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS);

  private static char letter(char from, char to) {
    return (char) ThreadLocalRandom.current().nextInt(from, to + 1);
  }

  @Test
  @DisplayName("TR10: somebody free, everybody busy, nobody there, closed, full: each its own")
  void shouldTellWhatSheWouldFindBeforeSheWrites_TR10() {
    // given nobody has said anything yet
    AskServiceStatus question = asked(Look.at(widget, language));
    // then
    tells(question, ServiceWord.attended(true, null), "OPEN");
    tells(question, ServiceWord.attended(false, new WaitForecast(60, 180)), "BUSY");
    assertThat(Look.at(widget, language).json().path("waitSeconds").path("to").asInt())
        .isEqualTo(180);
    tells(question, ServiceWord.NOBODY, "NOBODY");
    assertThat(Look.at(widget, language).json().has("waitSeconds")).isFalse();
    var closed = ServiceWord.denied(AdmissionReason.CLOSED, AdmissionAction.DEFER, opening);
    tells(question, closed, "DEFERRED");
    assertThat(Look.at(widget, language).json().path("opensAt").asText())
        .isEqualTo(opening.toString());
    tells(
        question,
        ServiceWord.denied(AdmissionReason.CLOSED, AdmissionAction.REFUSE, opening),
        "CLOSED");
    tells(question, ServiceWord.denied(AdmissionReason.FULL, AdmissionAction.REFUSE, null), "FULL");
    // and the first comes
    tells(question, ServiceWord.attended(true, null), "OPEN");
  }

  @Test
  @DisplayName("TR10: where nothing happens the router is asked once; an agent who leaves is asked")
  void shouldAskAgainOnlyWhenSomethingHappened_TR10() {
    // given
    AskServiceStatus question = asked(Look.at(widget, language));
    tells(question, ServiceWord.attended(true, null), "OPEN");
    for (int i = 0; i < 20; i++) {
      Look.at(widget, language);
    }
    assertThat(questions()).isEqualTo(1);
    // when
    ServiceWord.agentChanges();
    // then
    Awaitility.await()
        .atMost(SOON)
        .until(
            () -> {
              Look.at(widget, language);
              return questions() == 2;
            });
    tells(question, ServiceWord.NOBODY, "NOBODY");
  }

  @Test
  @DisplayName("TR10: the hours end what was told without another word")
  void shouldNotTellOpenAfterTheClosing_TR10() {
    // given it closes in a moment
    AskServiceStatus question = asked(Look.at(widget, language));
    ServiceWord.attended(true, null).until(Instant.now().plusSeconds(1)).answer(question);
    // then the router, who is silent, is asked at the closing and until it answers nothing is said
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                Look.at(widget, language).json().path("state").asText().equals("UNKNOWN")
                    && questions() > 1);
    tells(
        question,
        ServiceWord.denied(AdmissionReason.CLOSED, AdmissionAction.DEFER, opening),
        "DEFERRED");
  }

  @Test
  @DisplayName("TR15: a page that may not embed it is refused at once, in a way it can read")
  void shouldRefuseAForeignPageReadably_TR15() {
    Look foreign = Look.at(widget, language, "https://elsewhere.example");
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.json().path("code").asText()).isEqualTo("origin_not_allowed");
    assertThat(foreign.allowedOrigin()).isEqualTo("https://elsewhere.example");

    Look unknown = Look.at(widget.resolve("../nobodys/"), language, "https://shop.example");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.allowedOrigin()).isEqualTo("https://shop.example");

    Look listed = Look.at(widget, language, "https://shop.example");
    assertThat(listed.status()).isEqualTo(200);
    assertThat(listed.allowedOrigin()).isEqualTo("https://shop.example");
    assertThat(listed.json().path("state").asText()).isEqualTo("UNKNOWN");
  }

  @Test
  @DisplayName("TR10: the last agent leaves while she waits, and the first comes")
  void shouldTellHerThatNobodyIsThereInsteadOfAPosition_TR10() {
    // given
    WidgetClient customer = join();
    RouteContact message = waits(customer);
    AskServiceStatus question = askedOfQueue();
    ServiceWord.attended(false, null).answer(question);
    service(customer, "BUSY");
    customer.await("queue", frame -> frame.path("position").asInt() == 1);
    int positions = customer.frames("queue").size();
    commands.await(ForecastWait.class, it -> it.contactId().equals(message.contactId()));
    // when the last one leaves, and her forecast goes on
    ServiceWord.NOBODY.answer(question);
    service(customer, "NOBODY");
    Router.tellsWait(message, 4, new WaitForecast(60, 120));
    // and one more stands before her, at the first one's return
    ServiceWord.attended(false, null).answer(question);
    Awaitility.await()
        .atMost(SOON)
        .until(() -> states(customer, "service").equals(List.of("BUSY", "NOBODY", "BUSY")));
    // then a position is told again, and none was in between
    customer.await("queue", frame -> frame.path("position").asInt() > 1);
    assertThat(customer.frames("queue")).hasSize(positions + 1);
  }

  @Test
  @DisplayName("TR10: a deferred chat says from when on it is answered, also who comes back to it")
  void shouldSayFromWhenOnADeferredChatIsAnswered_TR10() {
    // given
    Ticket ticket = WidgetClient.buy(widget, null);
    WidgetClient customer = WidgetClient.join(widget, ticket, 0);
    customer.writeAndWait("hello");
    RouteContact message = routed(customer);
    Router.opens(message);
    // when
    Router.defers(message, "We answer from eight o'clock");
    // then
    Instant from = Instant.parse(customer.await("closed").path("answerFrom").asText());
    assertThat(from).isAfter(Instant.now().plusSeconds(3_000));
    WidgetClient later = again(ticket, 1);
    assertThat(later.await("closed").path("answerFrom").asText()).isEqualTo(from.toString());
    // when it opens while she waits for that
    Router.enqueues(message, queue, 5);
    later.await("status", frame -> frame.path("state").asText().equals("QUEUED"));
    // then an end after that is an end
    Router.closes(message, agent);
    Awaitility.await().atMost(SOON).until(() -> later.frames("closed").size() == 2);
    assertThat(later.frames("closed").getLast().has("answerFrom")).isFalse();
  }

  @Test
  @DisplayName("TR10: who was promised an answer may go; the contact is not given up")
  void shouldKeepTheContactOfWhoWasPromisedAnAnswer_TR10() {
    // given one who is deferred, one who left an address, and one who just waits
    WidgetClient deferred = join();
    RouteContact kept = written(deferred);
    Router.opens(kept);
    Router.defers(kept, "We answer from eight o'clock");
    deferred.await("closed");
    WidgetClient reachable = join();
    RouteContact reached = waits(reachable);
    leaveAddress(reachable, "ann@example.com");
    reachable.await("addressKept");
    WidgetClient gone = join();
    RouteContact lost = waits(gone);
    // when all are away for long
    deferred.cut();
    reachable.cut();
    gone.cut();
    for (RouteContact each : List.of(kept, reached, lost)) {
      Awaitility.await().atMost(SOON).until(() -> store.longAway(each.conversationId()));
    }
    // then
    withdrawn(lost.contactId());
    // and after the opening too
    Router.enqueues(kept, queue, 5);
    WidgetClient other = join();
    RouteContact lostLater = waits(other);
    other.cut();
    Awaitility.await().atMost(SOON).until(() -> store.longAway(lostLater.conversationId()));
    withdrawn(lostLater.contactId());
    assertThat(
            commands.all().stream()
                .map(Message::body)
                .filter(WithdrawContact.class::isInstance)
                .map(command -> ((WithdrawContact) command).contactId()))
        .doesNotContain(kept.contactId(), reached.contactId());
  }

  @Test
  @DisplayName("TR10: the address is a hint for the agent, and identifies nobody")
  void shouldShowTheAddressToTheAgentAndTrustItInNothing_TR10() {
    // given
    String address = "ann-" + UUID.randomUUID() + "@example.com";
    Ticket ticket = WidgetClient.buy(widget, null);
    WidgetClient customer = WidgetClient.join(widget, ticket, 0);
    leaveAddress(customer, address);
    customer.await("addressKept");
    RouteContact message = written(customer);
    // when
    connect(message);
    // then
    assertThat(desk.read(message.contactId()).path("customer.answerAddress").toString())
        .isEqualTo(address);
    assertThat(store.known(address)).isFalse();
    again(ticket, 1).await("addressKept");
    // and what is none is refused
    for (String none : List.of("ann", "ann@", "a b@example.com", "4111111111111111@example.com")) {
      WidgetClient other = join();
      leaveAddress(other, none);
      assertThat(other.await("error").path("code").asText()).isEqualTo("bad_address");
    }
  }

  private RouteContact written(WidgetClient customer) {
    customer.writeAndWait("hello");
    return routed(customer);
  }

  /** A customer writes and comes in line. */
  private RouteContact waits(WidgetClient customer) {
    RouteContact message = written(customer);
    Router.opens(message);
    Router.enqueues(message, queue, 5);
    return message;
  }

  private static void leaveAddress(WidgetClient customer, String address) {
    customer.say("{\"kind\":\"address\",\"address\":\"" + address + "\"}");
  }

  private void withdrawn(ContactId contact) {
    commands.await(WithdrawContact.class, it -> it.contactId().equals(contact));
  }

  private static void service(WidgetClient customer, String state) {
    customer.await("service", frame -> frame.path("state").asText().equals(state));
  }

  private static List<String> states(WidgetClient customer, String kind) {
    return customer.frames(kind).stream().map(frame -> frame.path("state").asText()).toList();
  }

  /** The question that a look has led to. */
  private AskServiceStatus asked(Look first) {
    assertThat(first.json().path("state").asText()).isEqualTo("UNKNOWN");
    return commands.await(AskServiceStatus.class, it -> language.equals(it.language()));
  }

  private AskServiceStatus askedOfQueue() {
    return commands.await(AskServiceStatus.class, it -> isOf(it, queue));
  }

  private static boolean isOf(AskServiceStatus question, String queue) {
    return new QueueId(queue).equals(question.waitsIn());
  }

  private long questions() {
    return commands.all().stream()
        .map(Message::body)
        .filter(AskServiceStatus.class::isInstance)
        .filter(question -> language.equals(((AskServiceStatus) question).language()))
        .count();
  }

  /** The router says it, and who looks is told. */
  private void tells(AskServiceStatus question, ServiceWord word, String state) {
    word.answer(question);
    Awaitility.await()
        .atMost(SOON)
        .until(() -> state(Look.at(widget, language).json()).equals(state));
  }

  private static String state(JsonNode json) {
    return json.path("state").asText();
  }
}
