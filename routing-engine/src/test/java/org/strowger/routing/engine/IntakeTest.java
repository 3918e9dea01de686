package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.profileOf;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.CalendarPlan;
import org.strowger.contracts.plan.CalendarPlan.Hours;
import org.strowger.contracts.plan.Intake;
import org.strowger.contracts.plan.Intake.AdmissionAction;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AdmissionReason;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ContactCommand.CallbackReason;
import org.strowger.contracts.routing.ContactCommand.Requeue;
import org.strowger.contracts.routing.ContactEvent.CallbackRequested;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.contracts.routing.RoutingAnswer.ContactExplained;
import org.strowger.contracts.routing.RoutingAnswer.ContactState;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.contracts.routing.SupervisorCommand.PauseQueue;
import org.strowger.contracts.routing.WaitEvent.ContactOverflowed;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;

@DisplayName("Queues let contacts in, or say what becomes of them")
class IntakeTest {

  /** Closed at the exchange's start, Monday 2026-03-02 10:00 in Vienna, until noon. */
  private static final CalendarPlan NOON =
      new CalendarPlan(
          "noon",
          ZoneId.of("Europe/Vienna"),
          List.of(new Hours(DayOfWeek.MONDAY, LocalTime.of(12, 0), LocalTime.of(18, 0))),
          List.of());

  private static RoutingPlan plan(Intake intake) {
    return TestPlan.of(queue("mail").intake(intake), queue("other"))
        .calendar(NOON)
        .limit("both", 2)
        .build();
  }

  private static Exchange closed(@Nullable AdmissionAction action) {
    return Exchange.with(
        plan(new Intake("noon", action, null, null, null, new QueueId("other"))), agent("a"));
  }

  private static Exchange full(@Nullable AdmissionAction action) {
    return Exchange.with(
            plan(new Intake(null, null, 1, null, action, new QueueId("other"))), agent("a"))
        .arrive("c0", "mail");
  }

  @Test
  @DisplayName("C6, R16: what comes outside of hours waits for the opening")
  void shouldDeferToTheOpening() {
    // given
    var exchange = closed(null).ready("a").arrive("c1", "mail");
    assertThat(exchange.only(ContactDeferred.class).until())
        .isEqualTo(Instant.parse("2026-03-02T11:00:00Z"));
    assertThat(exchange.offered()).isEmpty();

    // when
    exchange.restart().pass(7_200);

    // then
    var enqueued = exchange.all(ContactEnqueued.class).getFirst();
    assertThat(enqueued.enqueuedAt()).isEqualTo(Instant.parse("2026-03-02T11:00:00Z"));
    assertThat(enqueued.segment()).isEqualTo(1);
    assertThat(enqueued.source()).isEqualTo(SegmentSource.ARRIVAL);
    assertThat(exchange.all(OfferIssued.class)).isNotEmpty();
  }

  @Test
  void shouldCallBackAtTheOpeningWhoeverCallsBefore() {
    // given
    var exchange = closed(AdmissionAction.DEFER).call("c1", "mail");

    // when
    exchange.pass(7_200);

    // then
    assertThat(exchange.only(ContactEnqueued.class).source()).isEqualTo(SegmentSource.CALLBACK);
    assertThat(exchange.pass(600).events(ContactExpired.class)).isEmpty();
  }

  @Test
  void shouldRefuseWhenClosed() {
    // given
    var exchange = closed(AdmissionAction.REFUSE);

    // when
    exchange.arrive("c1", "mail");

    // then
    assertThat(exchange.only(ContactRefused.class).reason()).isEqualTo(AdmissionReason.CLOSED);
    assertThat(exchange.only(ContactRefused.class).segment()).isZero();
    assertThat(exchange.only(ContactRefused.class).channel()).isEqualTo(ChannelType.EMAIL);
    assertThat(exchange.arrive("c1", "mail").rejection())
        .isEqualTo(RejectionCode.DUPLICATE_CONTACT);
    exchange.send(new ExplainContact(new ContactId("c1")));
    assertThat(exchange.only(ContactExplained.class).state()).isEqualTo(ContactState.ENDED);
  }

  @Test
  @DisplayName("R11: hours change nothing about agents, and those who wait stay")
  void shouldServeThoseWhoWaitAfterClosing() {
    // given
    var exchange = closed(AdmissionAction.WAIT).arrive("c1", "mail");

    // when
    exchange.ready("a");

    // then
    assertThat(exchange.offered()).containsExactly("c1>a");
  }

  @Test
  void shouldRefuseByDefaultWhenFull() {
    // given
    var exchange = full(null);

    // when
    exchange.arrive("c1", "mail");

    // then
    assertThat(exchange.only(ContactRefused.class).reason()).isEqualTo(AdmissionReason.FULL);
    exchange.withdraw("c0").arrive("c2", "mail");
    assertThat(exchange.events(ContactEnqueued.class)).hasSize(1);
  }

  @Test
  void shouldCountOfferedContactsAsInLine() {
    // given
    var exchange = full(null).ready("a");

    // then she has room for one more, and for none after that
    assertThat(exchange.arrive("c1", "mail").events(ContactEnqueued.class)).hasSize(1);
    assertThat(exchange.arrive("c2", "mail").events(ContactRefused.class)).hasSize(1);
    exchange.accept("a", "c0").accept("a", "c1").arrive("c3", "mail");
    assertThat(exchange.events(ContactEnqueued.class)).hasSize(1);
  }

  @Test
  void shouldOverflowWhenFull() {
    // given
    var exchange = full(AdmissionAction.OVERFLOW);

    // when
    exchange.arrive("c1", "mail");

    // then
    assertThat(exchange.only(ContactOverflowed.class).reason()).isEqualTo(AdmissionReason.FULL);
    assertThat(exchange.only(ContactEnqueued.class).queueId()).hasToString("other");
    assertThat(exchange.only(ContactEnqueued.class).source()).isEqualTo(SegmentSource.OVERFLOW);
  }

  @Test
  void shouldCallBackWhenTheLineIsFull() {
    // given
    var exchange = full(AdmissionAction.CALLBACK);

    // when
    exchange.call("c1", "mail");

    // then
    assertThat(exchange.only(CallbackRequested.class).reason())
        .isEqualTo(CallbackReason.NOT_LET_IN);
    assertThat(exchange.events(ContactEnqueued.class))
        .extracting(ContactEnqueued::source)
        .containsExactly(SegmentSource.ARRIVAL, SegmentSource.CALLBACK);
    assertThat(exchange.arrive("c2", "mail").events(ContactEnqueued.class)).hasSize(1);
  }

  @Test
  void shouldShareALimit() {
    // given
    var intake = new Intake(null, null, null, "both", null, null);
    var plan =
        TestPlan.of(queue("mail").intake(intake), queue("other").intake(intake))
            .limit("both", 2)
            .build();
    var exchange = Exchange.with(plan, agent("a")).arrive("c1", "mail").arrive("c2", "other");

    // when
    exchange.arrive("c3", "other");

    // then
    assertThat(exchange.only(ContactRefused.class).reason())
        .isEqualTo(AdmissionReason.SHARED_LIMIT);
  }

  @Test
  @DisplayName("TR80: a shared limit counts those who wait; whom somebody free can serve is let in")
  void shouldLetInWhomSomebodyFreeCanServe_TR80() {
    // given two wait for the one who serves queue mail, and the other queue's agent is free
    var intake = new Intake(null, null, null, "both", null, null);
    var plan =
        TestPlan.of(queue("mail").intake(intake), queue("other").intake(intake))
            .profile(profileOf("mails").serves("mail", 1))
            .profile(profileOf("others").serves("other", 1).units(50).cost(ChannelType.VOICE, 50))
            .limit("both", 2)
            .build();
    var exchange =
        Exchange.with(plan, agent("b", "others", Map.of(), Map.of()))
            .ready("b")
            .arrive("c1", "mail")
            .arrive("c2", "mail");

    // when
    exchange.arrive("c3", "other");

    // then
    assertThat(exchange.offered()).containsExactly("c3>b");
    assertThat(exchange.arrive("c4", "other").only(ContactRefused.class).reason())
        .isEqualTo(AdmissionReason.SHARED_LIMIT);
  }

  @Test
  @DisplayName("TR80: nobody is free for a queue that a supervisor has paused")
  void shouldHoldTheLimitOfAPausedQueue_TR80() {
    // given
    var exchange = full(null).ready("a");
    exchange.withdraw("c0");
    exchange.send(new PauseQueue(new QueueId("mail"), null, null, "u-1"));
    exchange.arrive("c1", "mail");

    // when
    exchange.arrive("c2", "mail");

    // then
    assertThat(exchange.only(ContactRefused.class).reason()).isEqualTo(AdmissionReason.FULL);
  }

  @Test
  @DisplayName("R12: who was let in once is not refused by a transfer to a full queue")
  void shouldLetTransfersIntoAFullQueue() {
    // given
    var exchange = full(null).ready("a").accept("a", "c0").arrive("c1", "mail");

    // when
    exchange.send(new Requeue(new ContactId("c0"), new QueueId("mail")));

    // then
    assertThat(exchange.events(ContactEnqueued.class)).hasSize(1);
    assertThat(exchange.events(ContactRefused.class)).isEmpty();
  }

  @Test
  void shouldAcceptAtOnceWhereTheQueueSaysSo() {
    // given
    var plan = TestPlan.of(queue("mail").autoAccept(ChannelType.EMAIL)).build();
    var exchange = Exchange.with(plan, agent("a")).ready("a");

    // when
    exchange.arrive("c1", "mail");

    // then
    assertThat(exchange.only(OfferIssued.class).mode()).isEqualTo(OfferMode.AUTO);
    assertThat(exchange.only(ContactAssigned.class).agentId()).hasToString("a");
    assertThat(exchange.arrive("c2", "mail").events(ContactAssigned.class)).hasSize(1);
    assertThat(exchange.arrive("c3", "mail").events(OfferIssued.class)).isEmpty();
  }
}
