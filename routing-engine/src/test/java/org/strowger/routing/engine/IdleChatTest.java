package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.profileOf;
import static org.strowger.routing.engine.TestPlan.queue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AssignmentEvent.ChatWentIdle;
import org.strowger.contracts.routing.AssignmentEvent.ChatWokeUp;
import org.strowger.contracts.routing.ContactCommand.ReportMessage;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;

@DisplayName("A chat in which nobody writes costs its agent nothing until somebody does")
class IdleChatTest {

  private static final int IDLE = 120;
  private static final RoutingPlan PLAN =
      TestPlan.of(queue("chat"))
          .profile(profileOf("all").serves("chat", 1).maximum(ChannelType.CHAT, 2).idleChat(IDLE))
          .build();

  /** Agent a has chats c1 and c2, which is all she may have; c3 waits. */
  private static Exchange full() {
    return Exchange.with(PLAN, agent("a"))
        .ready("a")
        .chat("c1", "chat")
        .accept("a", "c1")
        .chat("c2", "chat")
        .accept("a", "c2")
        .chat("c3", "chat");
  }

  /** The customer of a chat writes again. */
  private static Exchange write(Exchange exchange, String contact) {
    return exchange.send(
        exchange.route(contact + "-more", "of-" + contact, "chat", ChannelType.CHAT, null));
  }

  private static Exchange answer(Exchange exchange, String contact) {
    return exchange.send(new ReportMessage(new ContactId(contact)));
  }

  @Test
  void shouldTakeTheNextContactWhenAChatGoesIdle() {
    // given
    var exchange = full();
    assertThat(exchange.offered()).isEmpty();

    // when
    exchange.restart().pass(IDLE);

    // then
    assertThat(exchange.events(ChatWentIdle.class)).isNotEmpty();
    assertThat(exchange.only(OfferIssued.class).why().trigger()).isEqualTo(Trigger.CHAT_IDLE);
    assertThat(exchange.offered()).containsExactly("c3>a");
  }

  @Test
  @DisplayName("Z1: waking re-checks capacity, and is above it only with the event that says so")
  void shouldSayWhenAWakingChatIsTooMuch() {
    // given
    var exchange = full().pass(IDLE).accept("a", "c3").pass(60);

    // when
    write(exchange, "c1");
    ChatWokeUp first = exchange.only(ChatWokeUp.class);
    write(exchange, "c2");
    ChatWokeUp second = exchange.only(ChatWokeUp.class);

    // then
    assertThat(first.overCapacity()).isFalse();
    assertThat(second.overCapacity()).isTrue();
    assertThat(second.cost()).isEqualTo(25);
    assertThat(exchange.chat("c4", "chat").offered()).isEmpty();
    assertThat(exchange.close("a", "c2").events(OfferIssued.class)).isEmpty();
    assertThat(exchange.close("a", "c3").offered()).containsExactly("c4>a");
  }

  @Test
  void shouldCountTheSilenceOfBothSides() {
    // given
    var exchange = full().pass(60);

    // when
    write(exchange, "c1").events(ContactJoined.class);
    answer(exchange, "c2");

    // then
    assertThat(exchange.restart().pass(IDLE - 1).events(ChatWentIdle.class)).isEmpty();
    assertThat(exchange.pass(1).events(ChatWentIdle.class)).hasSize(2);
    assertThat(answer(exchange, "c2").events(ChatWokeUp.class)).hasSize(1);
  }

  @Test
  void shouldCloseAnIdleChatAndForgetItsSilence() {
    // given
    var exchange = full().pass(IDLE);

    // when
    exchange.close("a", "c1");

    // then
    assertThat(exchange.events(ContactClosed.class)).hasSize(1);
    assertThat(answer(exchange, "c1").rejection()).isEqualTo(RejectionCode.WRONG_STATE);
    assertThat(answer(exchange, "c3").rejection()).isEqualTo(RejectionCode.WRONG_STATE);
  }

  @Test
  void shouldNeverIdleWhereThePlanDoesNotSaySo() {
    // given
    var exchange =
        Exchange.with(TestPlan.of(queue("chat")).build(), agent("a"))
            .ready("a")
            .chat("c1", "chat")
            .accept("a", "c1");

    // when
    exchange.pass(600);

    // then
    assertThat(exchange.events(ChatWentIdle.class)).isEmpty();
    assertThat(answer(exchange, "c1").last()).isEmpty();
  }
}
