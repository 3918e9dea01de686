package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;

class PullTest {

  private static final RoutingPlan PLAN =
      TestPlan.of(queue("office").pull(), queue("mail")).build();

  @Test
  void shouldOfferNothingOfAPullQueue() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a");

    // when
    exchange.arrive("c1", "office");

    // then
    assertThat(exchange.offered()).isEmpty();
  }

  @Test
  void shouldGiveTheFirstContactWithOfferAndWhyInOneDecision() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a");
    exchange.arrive("c1", "office").arrive("c2", "office!").arrive("c3", "office");

    // when
    exchange.pullNext("a");

    // then
    OfferIssued offer = exchange.only(OfferIssued.class);
    assertThat(offer.mode()).isEqualTo(OfferMode.PULLED);
    assertThat(offer.why().trigger()).isEqualTo(Trigger.AGENT_PULLED);
    assertThat(exchange.only(ContactAssigned.class).contactId()).hasToString("c2");
    assertThat(exchange.pullNext("a").only(ContactAssigned.class).contactId()).hasToString("c1");
  }

  @ParameterizedTest
  @CsvSource({"AVAILABLE, true", "FOCUS, true", "ON_BREAK, false", "TRAINING, false"})
  void shouldBeAllowedInAvailableAndFocus(Presence presence, boolean allowed) {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).connect("a").presence("a", presence);
    exchange.arrive("c1", "office");

    // when
    exchange.pullNext("a");

    // then
    assertThat(exchange.events(ContactAssigned.class)).hasSize(allowed ? 1 : 0);
    if (!allowed) {
      assertThat(exchange.rejection()).isEqualTo(RejectionCode.NOT_AVAILABLE);
    }
  }

  @Test
  void shouldGiveNothingBeyondCapacity() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a");
    exchange.arrive("c1", "office").arrive("c2", "office").arrive("c3", "office");
    exchange.pullNext("a").pullNext("a");

    // when
    exchange.pullNext("a");

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.NOTHING_TO_PULL);
  }

  @Test
  void shouldNotTakeFromPushQueues() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).connect("a").presence("a", Presence.FOCUS);
    exchange.arrive("c1", "mail");

    // when
    exchange.pullNext("a");

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.NOTHING_TO_PULL);
  }

  @Test
  void shouldGiveTheContactThatIsPicked() {
    // given
    var exchange =
        Exchange.with(TestPlan.of(queue("office").pull()).build(), agent("a"), agent("b"))
            .ready("a", "b")
            .arrive("c1", "office")
            .arrive("c2", "office");

    // when
    exchange.pick("a", "c2");

    // then
    assertThat(exchange.only(OfferIssued.class).mode()).isEqualTo(OfferMode.PICKED);
    assertThat(exchange.only(ContactAssigned.class).contactId()).hasToString("c2");
    assertThat(exchange.pick("b", "c2").rejection()).isEqualTo(RejectionCode.WRONG_STATE);
  }

  @Test
  @DisplayName("L1: nobody picks what she may not have")
  void shouldRefuseToPickWithoutTheSkill() {
    // given
    var plan = TestPlan.of(queue("office").pull().requires("refunds", 3)).build();
    var exchange = Exchange.with(plan, agent("a")).ready("a").arrive("c1", "office");

    // when
    exchange.pick("a", "c1");

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.NOT_AVAILABLE);
  }
}
