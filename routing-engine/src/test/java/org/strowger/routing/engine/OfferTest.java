package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.ClearSuspension;
import org.strowger.contracts.routing.AgentEvent.AgentSuspended;
import org.strowger.contracts.routing.AgentEvent.Suspension;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;

class OfferTest {

  private static final RoutingPlan PLAN = TestPlan.of(queue("mail")).build();

  @Test
  void shouldAssignWhenTheLiveOfferIsAccepted() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").arrive("c1", "mail");
    OfferIssued offer = exchange.only(OfferIssued.class);

    // when
    exchange.accept("a", "c1");

    // then
    ContactAssigned assigned = exchange.only(ContactAssigned.class);
    assertThat(assigned.offerId()).isEqualTo(offer.offerId());
    assertThat(assigned.issuedAt()).isEqualTo(offer.issuedAt());
    assertThat(assigned.enqueuedAt()).isEqualTo(offer.enqueuedAt());
    assertThat(offer.expiresAt()).isEqualTo(offer.issuedAt().plusSeconds(30));
  }

  @Test
  @DisplayName("R4: exactly one accept wins, the other gets a clear answer")
  void shouldRejectASecondAccept() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"), agent("b")).ready("a", "b");
    exchange.arrive("c1", "mail").accept("a", "c1");

    // when
    exchange.accept("a", "c1");
    RejectionCode again = exchange.rejection();
    exchange.accept("b", "c1");
    RejectionCode byAnother = exchange.rejection();

    // then
    assertThat(again).isEqualTo(RejectionCode.OFFER_NOT_LIVE);
    assertThat(byAnother).isEqualTo(RejectionCode.OFFER_NOT_LIVE);
    assertThat(exchange.all(ContactAssigned.class)).hasSize(1);
  }

  @Test
  void shouldRejectAnAcceptOfAnotherAgentsOffer() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"), agent("b")).ready("a", "b");
    exchange.arrive("c1", "mail");

    // when
    exchange.accept("b", "c1");

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.NOT_YOUR_CONTACT);
  }

  @Test
  @DisplayName("F2: the router owns the deadline; accept at the instant of expiry is too late")
  void shouldRejectAnAcceptAtExpiry() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").arrive("c1", "mail");
    OfferId offer = exchange.offerOf("c1");
    exchange.pass(29);

    // when
    exchange.pass(1).send(new AcceptOffer(new AgentId("a"), offer));

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.OFFER_EXPIRED);
    assertThat(exchange.only(CommandRejected.class).message())
        .startsWith("Expected to accept offer c1~1 but it expired at ");
    assertThat(exchange.all(OfferExpired.class)).hasSize(1);
  }

  @Test
  @DisplayName("G1: after an expiry the contact goes to the next agent at its old place")
  void shouldGoToTheNextAgentAfterExpiry() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"), agent("b")).ready("a", "b");
    exchange.arrive("c1", "mail");

    // when
    exchange.pass(30);

    // then
    assertThat(exchange.offered()).containsExactly("c1>b");
    assertThat(exchange.only(OfferExpired.class).offerId()).hasToString("c1~1");
    assertThat(exchange.only(OfferIssued.class).offerId()).hasToString("c1~2");
  }

  @Test
  @DisplayName("T3: a declined contact does not come back to the agent at once")
  void shouldKeepADeclinedContactFromTheAgent() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"), agent("b")).ready("a", "b");
    exchange.arrive("c1", "mail");

    // when
    exchange.decline("a", "c1");

    // then
    assertThat(exchange.only(OfferDeclined.class).agentId()).hasToString("a");
    assertThat(exchange.offered()).containsExactly("c1>b");
  }

  @Test
  void shouldEndABackOffEarlyWhenNobodyElseCouldTakeTheContact() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").arrive("c1", "mail");
    exchange.decline("a", "c1");
    assertThat(exchange.offered()).isEmpty();
    exchange.pass(9);
    assertThat(exchange.offered()).isEmpty();

    // when
    exchange.pass(1);

    // then
    assertThat(exchange.offered()).containsExactly("c1>a");
  }

  @Test
  void shouldEndABackOffEarlyWhenTheOthersLeave() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"), agent("b")).ready("a", "b");
    exchange.arrive("c1", "mail").arrive("c2", "mail").arrive("c3", "mail");
    exchange.accept("b", "c2").decline("a", "c1").pass(20);
    assertThat(exchange.offered()).doesNotContain("c1>a");

    // when
    exchange.disconnect("b");

    // then
    assertThat(exchange.offered()).contains("c1>a");
  }

  @Test
  void shouldEndABackOffAtItsTimeWhileOthersAreThere() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"), agent("b")).ready("a", "b");
    exchange.arrive("c1", "mail").decline("a", "c1").decline("b", "c1");
    exchange.pass(59);
    assertThat(exchange.offered()).isEmpty();

    // when
    exchange.pass(1);

    // then
    assertThat(exchange.offered()).containsExactly("c1>a");
  }

  @Test
  @DisplayName("K1: who does not answer is suspended, is told so, and has a way back")
  void shouldSuspendAfterMissesAndComeBack() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").arrive("c1", "mail");

    // when
    exchange.pass(29 + 1 + 10 + 30);

    // then
    AgentSuspended suspended = exchange.only(AgentSuspended.class);
    assertThat(suspended.suspension()).isEqualTo(Suspension.NOT_RESPONDING);
    assertThat(exchange.pass(600).offered()).isEmpty();
    exchange.send(new ClearSuspension(new AgentId("a")));
    assertThat(exchange.offered()).containsExactly("c1>a");
    exchange.send(new ClearSuspension(new AgentId("a")));
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.WRONG_STATE);
  }

  @Test
  void shouldForgetMissesWhenTheAgentAnswers() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").arrive("c1", "mail");
    exchange.pass(30).pass(10).accept("a", "c1");

    // when
    exchange.arrive("c2", "mail").pass(30);

    // then
    assertThat(exchange.all(OfferExpired.class)).hasSize(2);
    assertThat(exchange.all(AgentSuspended.class)).isEmpty();
  }

  @Test
  void shouldSuspendWhoDeclinesTooMuch() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"), agent("b")).ready("a");
    exchange.connect("b").presence("b", Presence.FOCUS);

    // when
    for (int i = 1; i <= 5; i++) {
      assertThat(exchange.all(AgentSuspended.class)).isEmpty();
      exchange.arrive("c" + i, "mail").decline("a", "c" + i);
    }

    // then
    assertThat(exchange.only(AgentSuspended.class).suspension()).isEqualTo(Suspension.DECLINING);
    assertThat(exchange.arrive("c6", "mail").offered()).isEmpty();
  }

  @Test
  @DisplayName("F5: the customer leaves: the offer is withdrawn, a later accept refused cleanly")
  void shouldRevokeWhenTheCustomerLeaves() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").arrive("c1", "mail");

    // when
    exchange.withdraw("c1");

    // then
    assertThat(exchange.only(OfferRevoked.class).reason()).isEqualTo(RevokeReason.CUSTOMER_LEFT);
    assertThat(exchange.only(ContactAbandoned.class).segment()).isEqualTo(1);
    exchange.accept("a", "c1");
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.OFFER_NOT_LIVE);
  }

  @Test
  @DisplayName("F4: each offer ends exactly once, also when many end in one instant")
  void shouldEndEachOfferOnce() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"), agent("b")).ready("a", "b");
    for (int i = 0; i < 4; i++) {
      exchange.arrive("c" + i, "mail", ChannelType.EMAIL, null);
    }

    // when
    exchange.advance(Duration.ofHours(1));

    // then
    assertThat(exchange.all(OfferIssued.class)).hasSize(4);
    assertThat(
            exchange.events(OfferExpired.class).size() + exchange.events(OfferRevoked.class).size())
        .isEqualTo(4);
  }
}
