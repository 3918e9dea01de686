package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;

class JoiningTest {

  private static final RoutingPlan PLAN = TestPlan.of(queue("mail")).build();

  private static Exchange message(Exchange exchange, String contact) {
    return exchange.send(exchange.route(contact, "talk", "mail", ChannelType.EMAIL, null));
  }

  @Test
  @DisplayName("C16: later messages of a conversation join its open contact in every state")
  void shouldJoinWhileTheContactHasNotEnded() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"));
    message(exchange, "m1");

    // when
    ContactJoined waiting = message(exchange, "m2").only(ContactJoined.class);
    exchange.ready("a");
    ContactJoined offered = message(exchange, "m3").only(ContactJoined.class);
    exchange.accept("a", "m1");
    ContactJoined assigned = message(exchange, "m4").only(ContactJoined.class);

    // then
    assertThat(waiting.contactId()).hasToString("m1");
    assertThat(waiting.agentId()).isNull();
    assertThat(offered.agentId()).hasToString("a");
    assertThat(assigned.agentId()).hasToString("a");
    assertThat(assigned.proposedId()).hasToString("m4");
    assertThat(exchange.all(ContactOpened.class)).hasSize(1);
  }

  @Test
  @DisplayName("a message in the instant of a close opens a new contact: nothing is lost")
  void shouldOpenANewContactAfterTheClose() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a");
    message(exchange, "m1").accept("a", "m1").close("a", "m1");

    // when
    message(exchange, "m2");

    // then
    assertThat(exchange.only(ContactOpened.class).contactId()).hasToString("m2");
  }

  @Test
  @DisplayName("C16: the same message delivered again has no second effect, in any state")
  void shouldRejectARedelivery() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a");
    message(exchange, "m1");
    message(exchange, "m2");

    // when
    RejectionCode opened = message(exchange, "m1").rejection();
    RejectionCode joined = message(exchange, "m2").rejection();
    exchange.accept("a", "m1").close("a", "m1");
    RejectionCode closed = message(exchange, "m1").rejection();
    RejectionCode joinedBefore = message(exchange, "m2").rejection();

    // then
    assertThat(opened).isEqualTo(RejectionCode.DUPLICATE_CONTACT);
    assertThat(joined).isEqualTo(RejectionCode.DUPLICATE_CONTACT);
    assertThat(closed).isEqualTo(RejectionCode.DUPLICATE_CONTACT);
    assertThat(joinedBefore).isEqualTo(RejectionCode.DUPLICATE_CONTACT);
  }

  @Test
  void shouldRememberEndedContactsForThreeDays() {
    // given
    var exchange = Exchange.with(PLAN);
    message(exchange, "m1").withdraw("m1");

    // when
    exchange.advance(Duration.ofDays(3).minusSeconds(1));
    RejectionCode before = message(exchange, "m1").rejection();
    exchange.advance(Duration.ofSeconds(1));
    message(exchange, "m1");

    // then
    assertThat(before).isEqualTo(RejectionCode.DUPLICATE_CONTACT);
    assertThat(exchange.events(ContactOpened.class)).hasSize(1);
  }

  @Test
  void shouldRefuseAContactThatWasWithdrawnBeforeItCame() {
    // given
    var exchange = Exchange.with(PLAN).withdraw("m1");
    assertThat(exchange.last()).isEmpty();

    // when
    message(exchange, "m1");

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.WITHDRAWN_BEFORE);
    assertThat(exchange.withdraw("m1").rejection()).isEqualTo(RejectionCode.WITHDRAWN_BEFORE);
  }

  @Test
  void shouldNeverJoinACall() {
    // given
    var exchange = Exchange.with(PLAN);
    exchange.send(exchange.route("v1", "talk", "mail", ChannelType.VOICE, null));

    // when
    exchange.send(exchange.route("v2", "talk", "mail", ChannelType.VOICE, null));
    int second = exchange.events(ContactOpened.class).size();
    message(exchange, "m1");

    // then
    assertThat(second).isEqualTo(1);
    assertThat(exchange.events(ContactOpened.class)).hasSize(1);
  }

  @Test
  void shouldRefuseAttributesThatThePlanDoesNotDeclare() {
    // given
    var exchange = Exchange.with(PLAN);

    // when
    exchange.send(withAttributes(exchange, Map.of("tier", "gold")));
    int declared = exchange.events(ContactOpened.class).size();
    exchange.send(withAttributes(exchange, Map.of("tier", "tin", "phone", "+43 1 234")));

    // then
    assertThat(declared).isEqualTo(1);
    CommandRejected rejected = exchange.only(CommandRejected.class);
    assertThat(rejected.code()).isEqualTo(RejectionCode.UNKNOWN_ATTRIBUTE);
    assertThat(rejected.faults()).hasSize(2);
    assertThat(rejected.toString()).doesNotContain("+43", "tin");
  }

  private static RouteContact withAttributes(Exchange exchange, Map<String, String> attributes) {
    return new RouteContact(
        new ContactId("c-" + attributes.size()),
        new ConversationId("v-" + attributes.size()),
        new CustomerId("customer"),
        ChannelType.EMAIL,
        "mail",
        null,
        attributes,
        exchange.now());
  }

  @Test
  void shouldClampTheArrivalToTheLastSevenDays() {
    // given
    var exchange = Exchange.with(PLAN);
    var route = exchange.route("c1", "v1", "mail", ChannelType.EMAIL, null);
    var early = arrived(route, "c1", exchange.now().minus(Duration.ofDays(30)));
    var late = arrived(route, "c2", exchange.now().plus(Duration.ofDays(30)));

    // when
    var first = exchange.send(early).only(ContactOpened.class);
    var second = exchange.send(late).only(ContactOpened.class);

    // then
    assertThat(first.arrivedAt()).isEqualTo(exchange.now().minus(Duration.ofDays(7)));
    assertThat(second.arrivedAt()).isEqualTo(exchange.now());
  }

  private static RouteContact arrived(RouteContact route, String id, Instant at) {
    return new RouteContact(
        new ContactId(id),
        new ConversationId("of-" + id),
        route.customerId(),
        route.channel(),
        route.entryPoint(),
        route.language(),
        route.attributes(),
        at);
  }

  @Test
  void shouldRefuseContactsBeforeThereIsAPlan() {
    // given
    var engine = RoutingEngine.empty(new DomainId("new"));
    var exchange = Exchange.with(PLAN);

    // when
    var events =
        engine.handle(exchange.route("c1", "v1", "mail", ChannelType.EMAIL, null), exchange.now());

    // then
    assertThat(events).hasSize(1);
    assertThat(((CommandRejected) events.getFirst()).code()).isEqualTo(RejectionCode.NO_PLAN);
  }
}
