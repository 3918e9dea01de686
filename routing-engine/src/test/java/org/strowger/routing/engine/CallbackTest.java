package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.plan.QueuePlan.MaximumWait.Then;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.EndedBy;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.ClosedBy;
import org.strowger.contracts.routing.ContactCommand.CallbackOutcome;
import org.strowger.contracts.routing.ContactCommand.CallbackReason;
import org.strowger.contracts.routing.ContactCommand.ReturnContact;
import org.strowger.contracts.routing.ContactEvent.CallbackReported;
import org.strowger.contracts.routing.ContactEvent.CallbackRequested;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer.ContactExplained;
import org.strowger.contracts.routing.RoutingAnswer.ContactState;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.SegmentSource;

@DisplayName("Waiting has an end; callers may wait at home")
class CallbackTest {

  private static final RoutingPlan PLAN =
      TestPlan.of(
              queue("phone").callback(2, 60),
              queue("short").maximumWait(40, Then.EXPIRE),
              queue("chat").maximumWait(40, Then.CALLBACK))
          .build();

  private static Exchange exchange() {
    return Exchange.with(PLAN, agent("a"), agent("b"));
  }

  /** A callback that agent a has accepted. */
  private static Exchange dialling() {
    return exchange().call("c1", "phone").requestCallback("c1").ready("a").accept("a", "c1");
  }

  @Test
  @DisplayName("F8: a call waits 90 s, also through a restart, and is called back then")
  void shouldCallBackAfterTheMaximumWait() {
    // given
    var exchange = exchange().call("c1", "phone");
    Instant arrivedAt = exchange.only(ContactEnqueued.class).arrivedAt();
    assertThat(exchange.pass(89).events(CallbackRequested.class)).isEmpty();

    // when
    exchange.restart().pass(1);

    // then
    var requested = exchange.only(CallbackRequested.class);
    assertThat(requested.reason()).isEqualTo(CallbackReason.MAXIMUM_WAIT);
    assertThat(requested.segment()).isEqualTo(1);
    var again = exchange.only(ContactEnqueued.class);
    assertThat(again.source()).isEqualTo(SegmentSource.CALLBACK);
    assertThat(again.segment()).isEqualTo(2);
    assertThat(again.arrivedAt()).isEqualTo(arrivedAt);
    assertThat(exchange.pass(7_200).events(CallbackRequested.class)).isEmpty();
  }

  @Test
  void shouldExpireWhereTheQueueSaysSo() {
    // given
    var exchange = exchange().arrive("c1", "short");

    // when
    exchange.pass(40);

    // then
    assertThat(exchange.only(ContactExpired.class).segment()).isEqualTo(1);
    exchange.send(new ExplainContact(new ContactId("c1")));
    assertThat(exchange.only(ContactExplained.class).state()).isEqualTo(ContactState.ENDED);
  }

  @Test
  void shouldNotDisturbAnOfferButEndTheWaitWhenItIsOver() {
    // given
    var exchange = exchange().call("c1", "short").pass(30).ready("a");
    assertThat(exchange.pass(15).events(ContactExpired.class)).isEmpty();

    // when
    exchange.ready("b").decline("a", "c1");

    // then
    assertThat(exchange.events(ContactExpired.class)).hasSize(1);
    assertThat(exchange.offered()).isEmpty();
  }

  @Test
  void shouldEndTheWaitWithTheOfferThatRanOut() {
    // given
    var exchange = exchange().call("c1", "short").pass(30).ready("a");

    // when
    exchange.pass(29);

    // then
    assertThat(exchange.events(OfferExpired.class)).hasSize(1);
    assertThat(exchange.events(ContactExpired.class)).hasSize(1);
  }

  @Test
  void shouldCallBackOnlyCallers() {
    // given
    var exchange = exchange().chat("c1", "chat");

    // then
    assertThat(exchange.pass(100).events(CallbackRequested.class)).isEmpty();
    assertThat(exchange.requestCallback("c1").rejection()).isEqualTo(RejectionCode.WRONG_STATE);
  }

  @Test
  @DisplayName("X1: a callback may be asked for while waiting and while offered")
  void shouldKeepThePlaceOfACallback() {
    // given
    var exchange = exchange().call("c1", "phone").call("c2", "phone").requestCallback("c1");

    // when
    exchange.ready("a");

    // then
    assertThat(exchange.offered()).containsExactly("c1>a");
    assertThat(exchange.only(OfferIssued.class).source()).isEqualTo(SegmentSource.CALLBACK);
    assertThat(exchange.requestCallback("c1").rejection()).isEqualTo(RejectionCode.WRONG_STATE);
    assertThat(exchange.accept("a", "c1").only(ContactAssigned.class).source())
        .isEqualTo(SegmentSource.CALLBACK);
  }

  @Test
  @DisplayName("X1: the race with an accept is decided by the log")
  void shouldTakeBackTheOfferOfACallerWhoLeavesTheLine() {
    // given
    var exchange = exchange().ready("a").call("c1", "phone");

    // when
    exchange.requestCallback("c1");

    // then
    assertThat(exchange.only(OfferRevoked.class).reason())
        .isEqualTo(RevokeReason.CALLBACK_REQUESTED);
    assertThat(exchange.offered()).containsExactly("c1>a");
    var late = new AcceptOffer(new AgentId("a"), new OfferId(new ContactId("c1"), 1));
    assertThat(exchange.send(late).rejection()).isEqualTo(RejectionCode.OFFER_NOT_LIVE);
    assertThat(exchange.accept("a", "c1").requestCallback("c1").rejection())
        .isEqualTo(RejectionCode.WRONG_STATE);
  }

  @Test
  void shouldKeepWhatWasReached() {
    // given
    var exchange = dialling();

    // when
    exchange.reportCallback("c1", CallbackOutcome.REACHED);

    // then
    assertThat(exchange.last()).hasSize(1);
    assertThat(exchange.only(CallbackReported.class).attempt()).isEqualTo(1);
    assertThat(exchange.reportCallback("c1", CallbackOutcome.BUSY).rejection())
        .isEqualTo(RejectionCode.WRONG_STATE);
    assertThat(exchange.withdraw("c1").only(ContactClosed.class).by()).isEqualTo(ClosedBy.CUSTOMER);
  }

  @Test
  void shouldTryAgainAfterTheGapAndGiveUpAfterTheLastAttempt() {
    // given
    var exchange = dialling().reportCallback("c1", CallbackOutcome.NO_ANSWER);
    assertThat(exchange.only(ContactReturned.class).reason())
        .isEqualTo(ReturnReason.CALLBACK_FAILED);
    assertThat(exchange.only(ContactDeferred.class).reason()).isEqualTo(DeferReason.CALLBACK_GAP);
    exchange.send(new ExplainContact(new ContactId("c1")));
    assertThat(exchange.only(ContactExplained.class).state()).isEqualTo(ContactState.DEFERRED);
    assertThat(exchange.restart().pass(59).offered()).isEmpty();

    // when
    exchange.pass(1);

    // then
    assertThat(exchange.only(OfferIssued.class).source()).isEqualTo(SegmentSource.CALLBACK);
    assertThat(exchange.only(OfferIssued.class).segment()).isEqualTo(3);
    exchange.accept("a", "c1").reportCallback("c1", CallbackOutcome.BUSY);
    assertThat(exchange.only(CallbackReported.class).attempt()).isEqualTo(2);
    assertThat(exchange.only(ContactClosed.class).by()).isEqualTo(ClosedBy.CALLBACK_FAILED);
    assertThat(exchange.only(WrapUpEnded.class).by()).isEqualTo(EndedBy.NONE);
  }

  @Test
  void shouldFreeTheAgentOfAnAttemptThatFailed() {
    // given
    var exchange = dialling().call("c2", "phone");

    // when
    exchange.reportCallback("c1", CallbackOutcome.FAILED);

    // then
    assertThat(exchange.offered()).containsExactly("c2>a");
  }

  @Test
  void shouldCallAgainWhatAnAgentHandedBack() {
    // given
    var exchange = dialling().reportCallback("c1", CallbackOutcome.REACHED);

    // when
    exchange.send(new ReturnContact(new ContactId("c1"), ReturnReason.HANDED_BACK, null));

    // then
    assertThat(exchange.only(ContactEnqueued.class).source()).isEqualTo(SegmentSource.CALLBACK);
  }

  @Test
  void shouldLetACustomerGiveUpHerCallback() {
    // given
    var waiting = exchange().call("c1", "phone").requestCallback("c1");
    var deferred = dialling().reportCallback("c1", CallbackOutcome.BUSY);

    // when
    waiting.withdraw("c1");
    deferred.withdraw("c1");

    // then
    assertThat(waiting.only(ContactAbandoned.class).segment()).isEqualTo(2);
    assertThat(deferred.only(ContactEnqueued.class).segment()).isEqualTo(3);
    assertThat(deferred.only(ContactAbandoned.class).segment()).isEqualTo(3);
    assertThat(deferred.pass(100).offered()).isEmpty();
  }
}
