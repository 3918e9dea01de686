package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.routing.AgentEvent.NextPresenceChosen;
import org.strowger.contracts.routing.AgentEvent.PresenceChanged;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingAnswer.AgentSnapshot;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;

@DisplayName("The next presence comes when all is done")
class NextPresenceTest {

  private static Exchange busy() {
    var plan = TestPlan.of(queue("mail").wrapUp(WrapUp.Mode.UNTIL_DONE, 0)).build();
    return Exchange.with(plan, agent("a"), agent("b"))
        .ready("a")
        .arrive("c1", "mail")
        .accept("a", "c1");
  }

  @Test
  @DisplayName("T7: only when the last of her contacts is done")
  void shouldChangeWhenTheLastAssignmentIsDone() {
    // given
    var exchange = busy().arrive("c2", "mail").accept("a", "c2").next("a", Presence.ON_BREAK);
    assertThat(exchange.only(NextPresenceChosen.class).presence()).isEqualTo(Presence.ON_BREAK);
    assertThat(exchange.close("a", "c1").endWrapUp("a", "c1").events(PresenceChanged.class))
        .isEmpty();
    assertThat(exchange.restart().close("a", "c2").events(PresenceChanged.class)).isEmpty();

    // when
    exchange.endWrapUp("a", "c2");

    // then
    assertThat(exchange.only(PresenceChanged.class).presence()).isEqualTo(Presence.ON_BREAK);
  }

  @Test
  void shouldOfferNothingMoreUntilThen() {
    // given
    var exchange = busy().arrive("c2", "mail");

    // when
    exchange.next("a", Presence.OFFLINE);

    // then
    assertThat(exchange.only(OfferRevoked.class).reason())
        .isEqualTo(RevokeReason.AGENT_NOT_AVAILABLE);
    assertThat(exchange.arrive("c3", "mail").offered()).isEmpty();
    assertThat(exchange.connect("a").only(AgentSnapshot.class).nextPresence())
        .isEqualTo(Presence.OFFLINE);
  }

  @Test
  @DisplayName("T2: an explicit choice cancels the next presence")
  void shouldBeCancelledByAnExplicitChoice() {
    // given
    var exchange = busy().arrive("c2", "mail").next("a", Presence.OFFLINE);

    // when
    exchange.presence("a", Presence.AVAILABLE);

    // then
    assertThat(exchange.offered()).containsExactly("c2>a");
    assertThat(exchange.close("a", "c1").endWrapUp("a", "c1").events(PresenceChanged.class))
        .isEmpty();
  }

  @Test
  void shouldBeCancelledByTheAgent() {
    // given
    var exchange = busy().arrive("c2", "mail").next("a", Presence.OFFLINE);

    // when
    exchange.next("a", null);

    // then
    assertThat(exchange.offered()).containsExactly("c2>a");
    assertThat(exchange.next("a", null).rejection()).isEqualTo(RejectionCode.WRONG_STATE);
  }

  @Test
  void shouldChangeAtOnceWhoHasNothingToDo() {
    // given
    var exchange = busy().ready("b").arrive("c2", "mail");

    // when
    exchange.next("b", Presence.FOCUS);

    // then
    assertThat(exchange.only(PresenceChanged.class).presence()).isEqualTo(Presence.FOCUS);
    assertThat(exchange.next("b", Presence.FOCUS).rejection()).isEqualTo(RejectionCode.WRONG_STATE);
  }
}
