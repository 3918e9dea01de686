package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.Question.ForecastWait;
import org.strowger.contracts.routing.WaitForecast;
import org.strowger.contracts.wire.Message;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("Estimated wait: a range, absent while nothing is known, asked for seldom")
class ChatWaitTest extends ChatFixture {

  private final String queue = "chat-" + UUID.randomUUID();

  @Test
  void shouldTellHowLongSheWillWaitAndNotAskAgainForEachPlace() {
    // given two in line, each of them asked about
    RouteContact first = waits(join());
    WidgetClient customer = join();
    RouteContact second = waits(customer);
    asked(first.contactId());
    asked(second.contactId());
    assertThat(place(customer, 2).has("waitSeconds")).isFalse();
    // when
    Router.tellsWait(second, 1, new WaitForecast(120, 240));
    // then
    JsonNode told = customer.await("queue", frame -> frame.has("waitSeconds"));
    assertThat(told.path("position").asInt()).isEqualTo(2);
    assertThat(told.path("waitSeconds").path("from").asInt()).isEqualTo(120);
    assertThat(told.path("waitSeconds").path("to").asInt()).isEqualTo(240);
    // when the line moves
    Router.abandons(first);
    // then
    customer.await(
        "queue",
        frame ->
            frame.path("position").asInt() == 1
                && frame.path("waitSeconds").path("from").asInt() == 120);
    assertThat(questions(second.contactId())).isEqualTo(1);
  }

  @Test
  @DisplayName("TR37: the told position is what the router said, and moves with the line")
  void shouldTellThePositionThatTheRouterSaid_TR37() {
    // given one who is the third by age, and whom the router takes first for what she has waited
    RouteContact first = waits(join());
    waits(join());
    WidgetClient customer = join();
    RouteContact starved = waits(customer);
    asked(starved.contactId());
    place(customer, 3);
    // when
    Router.tellsWait(starved, 1, null);
    // then
    place(customer, 2);
    // when the line moves
    Router.abandons(first);
    // then
    place(customer, 1);
    assertThat(questions(starved.contactId())).isEqualTo(1);
  }

  @Test
  void shouldTellNoWaitWhileNothingIsKnown() {
    // given
    WidgetClient customer = join();
    RouteContact message = waits(customer);
    asked(message.contactId());
    place(customer, 1);
    // when
    Router.tellsWait(message, 0, null);
    RouteContact next = waits(join());
    asked(next.contactId());
    Router.abandons(message);
    // then nobody is told a zero
    assertThat(customer.frames("queue"))
        .isNotEmpty()
        .allSatisfy(frame -> assertThat(frame.has("waitSeconds")).isFalse());
  }

  @Test
  void shouldAskForNobodyWhoIsNotConnectedOrIsOffered() {
    // given one who is gone, one whom an agent is asked for, and one who waits
    WidgetClient gone = join();
    gone.writeAndWait("hello");
    RouteContact away = routed(gone);
    gone.cut();
    Awaitility.await().atMost(SOON).until(() -> sockets(away) == 0);
    WidgetClient ringing = join();
    ringing.writeAndWait("hello");
    RouteContact offered = routed(ringing);
    // when
    enters(away);
    Router.opens(offered);
    Router.offers(offered, agent, 1);
    Router.enqueues(offered, queue, 5);
    RouteContact waiting = waits(join());
    // then
    asked(waiting.contactId());
    assertThat(questions(away.contactId())).isZero();
    assertThat(questions(offered.contactId())).isZero();
  }

  /** A customer writes and comes in line. */
  private RouteContact waits(WidgetClient customer) {
    customer.writeAndWait("hello");
    RouteContact message = routed(customer);
    enters(message);
    return message;
  }

  private void enters(RouteContact message) {
    Router.opens(message);
    Router.enqueues(message, queue, 5);
  }

  private void asked(ContactId contact) {
    commands.await(ForecastWait.class, question -> question.contactId().equals(contact));
  }

  private static JsonNode place(WidgetClient customer, int position) {
    return customer.await("queue", frame -> frame.path("position").asInt() == position);
  }

  private long questions(ContactId contact) {
    return commands.all().stream()
        .map(Message::body)
        .filter(ForecastWait.class::isInstance)
        .filter(command -> ((ForecastWait) command).contactId().equals(contact))
        .count();
  }

  private long sockets(RouteContact message) {
    return store.one(
        "select count(*) from chat_sockets where conversation_id = ?",
        Long.class,
        message.conversationId().value());
  }
}
