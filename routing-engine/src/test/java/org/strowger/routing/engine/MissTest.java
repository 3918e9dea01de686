package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.profileOf;
import static org.strowger.routing.engine.TestPlan.queue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand.ReportActivity;
import org.strowger.contracts.routing.AgentEvent.AgentSuspended;
import org.strowger.contracts.routing.ContactCommand.ReportMessage;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;

@DisplayName("TR31: what an agent misses is what she was not there for")
class MissTest {

  private static final AgentId A = new AgentId("a");

  /** Two misses in a row suspend; offers stand for 30 s. */
  private static final RoutingPlan PLAN =
      TestPlan.of(queue("mail"))
          .profile(profileOf("all").serves("mail", 1).offersAtOnce(4).misses(2))
          .build();

  private static Exchange there() {
    return Exchange.with(PLAN, agent("a"), agent("b")).ready("a");
  }

  @Test
  void shouldCountABurstThatLapsesTogetherAsOneMiss_TR31() {
    // given
    var exchange = there().arrive("c1", "mail").arrive("c2", "mail");

    // when
    exchange.ready("b").pass(30);

    // then
    assertThat(exchange.all(OfferExpired.class)).hasSize(2);
    assertThat(exchange.all(AgentSuspended.class)).isEmpty();
    assertThat(exchange.offered()).containsExactlyInAnyOrder("c1>b", "c2>b");
  }

  @Test
  void shouldCountOffersThatStoodAtTheSameTimeAsOneMiss_TR31() {
    // given
    var exchange = there().arrive("c1", "mail").pass(10).chat("c2", "mail").pass(15);

    // when
    exchange.arrive("c3", "mail", ChannelType.TASK, null).pass(15);

    // then
    assertThat(exchange.all(OfferExpired.class)).hasSize(2);
    assertThat(exchange.all(AgentSuspended.class)).isEmpty();
    exchange.pass(15);
    assertThat(exchange.all(AgentSuspended.class)).isEmpty();
  }

  @Test
  void shouldSuspendForASecondBurstAndWithdrawTheRestWithAReason_TR31() {
    // given
    var exchange = there().arrive("c1", "mail").arrive("c2", "mail").pass(40);
    assertThat(exchange.offered()).containsExactlyInAnyOrder("c1>a", "c2>a");
    exchange.pass(10).chat("c3", "mail");

    // when
    exchange.pass(20);

    // then
    assertThat(exchange.all(AgentSuspended.class)).hasSize(1);
    assertThat(exchange.all(OfferRevoked.class))
        .isNotEmpty()
        .allMatch(each -> each.reason() == RevokeReason.AGENT_NOT_AVAILABLE);
  }

  @Test
  void shouldCountAnOfferThatCameAfterTheMissAsAnother_TR31() {
    // given
    var exchange = there().arrive("c1", "mail").pass(30);

    // when
    exchange.chat("c2", "mail").pass(30);

    // then
    assertThat(exchange.all(AgentSuspended.class)).hasSize(1);
  }

  @Test
  void shouldCountNoMissWhileSheActsAtHerDesk_TR31() {
    // given
    var exchange = there().arrive("c1", "mail").pass(20).send(new ReportActivity(A)).restart();

    // when
    exchange.pass(10).pass(10).pass(20).send(new ReportActivity(A)).pass(60);

    // then
    assertThat(exchange.all(OfferExpired.class)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(exchange.all(AgentSuspended.class)).isEmpty();
  }

  @Test
  void shouldCountAMissAfterSheActedBeforeTheOffer_TR31() {
    // given
    var exchange = there().chat("c0", "mail").accept("a", "c0").send(new ReportActivity(A));
    exchange.arrive("c1", "mail").pass(30);

    // when
    exchange.pass(10).pass(30);

    // then
    assertThat(exchange.all(AgentSuspended.class)).hasSize(1);
  }

  @Test
  void shouldCountNoMissWhileSheAnswersAnotherOfferOrWrites_TR31() {
    // given
    var exchange = there().chat("c0", "mail").arrive("c1", "mail").pass(5).accept("a", "c0");
    exchange.pass(25).pass(10);

    // when
    exchange.send(new ReportMessage(new ContactId("c0"))).pass(30);

    // then
    assertThat(exchange.all(OfferExpired.class)).hasSize(2);
    assertThat(exchange.all(AgentSuspended.class)).isEmpty();
  }

  @Test
  void shouldForgetMissesWhenSheActs_TR31() {
    // given
    var exchange = there().arrive("c1", "mail").pass(30).send(new ReportActivity(A));

    // when
    exchange.pass(10).pass(30);

    // then
    assertThat(exchange.all(OfferExpired.class)).hasSize(2);
    assertThat(exchange.all(AgentSuspended.class)).isEmpty();
  }
}
