package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.Intake;
import org.strowger.contracts.plan.Intake.AdmissionAction;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AdmissionReason;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ContactCommand.AssignContact;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.contracts.routing.QueueEvent.QueueMessageAnnounced;
import org.strowger.contracts.routing.QueueEvent.QueuePaused;
import org.strowger.contracts.routing.QueueEvent.QueueResumed;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingAnswer.ContactExplained;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.SupervisorCommand.CloseQueue;
import org.strowger.contracts.routing.SupervisorCommand.PauseQueue;
import org.strowger.contracts.routing.SupervisorCommand.ResumeQueue;
import org.strowger.contracts.routing.WaitEvent.ArrivalDenied;
import org.strowger.contracts.routing.WaitEvent.ContactOverflowed;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;

@DisplayName("Supervisors pause and close queues")
class QueueRestrictionTest {

  private static final RoutingPlan PLAN =
      TestPlan.of(queue("mail").prefersFor(60), queue("other"), queue("office").pull()).build();
  private static final Instant FAR = Instant.parse("2026-03-02T12:00:00Z");

  private static PauseQueue pause(String queue, @Nullable Instant until, @Nullable String said) {
    return new PauseQueue(new QueueId(queue), until, said, "u-1");
  }

  private static PauseQueue pause(String queue) {
    return pause(queue, null, null);
  }

  private static CloseQueue close(String queue, @Nullable Instant until, @Nullable String said) {
    return new CloseQueue(new QueueId(queue), until, said, "u-1");
  }

  private static ResumeQueue resume(String queue) {
    return new ResumeQueue(new QueueId(queue), "u-2");
  }

  private static Exchange closed(@Nullable Intake intake, @Nullable Instant until) {
    TestPlan.Queue mail = intake == null ? queue("mail") : queue("mail").intake(intake);
    RoutingPlan plan = TestPlan.of(mail, queue("other")).build();
    return Exchange.with(plan, agent("a"))
        .arrive("c0", "mail")
        .send(close("mail", until, "We move house."))
        .arrive("c1", "mail");
  }

  private static Intake onClosed(AdmissionAction action) {
    return new Intake(null, action, null, null, null, new QueueId("other"));
  }

  @Test
  void shouldOfferNothingOutOfAPausedQueueAndAllOnceItIsResumed() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).arrive("c1", "mail").send(pause("mail"));

    // when
    exchange.arrive("c2", "mail").ready("a").arrive("c3", "other");

    // then
    assertThat(exchange.offered()).containsExactly("c3>a");
    exchange.restart().send(resume("mail"));
    assertThat(exchange.only(QueueResumed.class).author()).isEqualTo("u-2");
    assertThat(exchange.offered()).containsExactly("c1>a");
    assertThat(exchange.only(OfferIssued.class).why().trigger()).isEqualTo(Trigger.QUEUE_RESUMED);
  }

  @Test
  void shouldEndByItsTimeAndSayWhyContactsWait() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a");
    exchange.send(pause("mail", exchange.now().plusSeconds(60), "Soon."));
    assertThat(exchange.only(QueuePaused.class).message()).isEqualTo("Soon.");
    exchange.arrive("c1", "mail");
    assertThat(exchange.only(QueueMessageAnnounced.class).message()).isEqualTo("Soon.");
    exchange.send(new ExplainContact(new ContactId("c1")));
    ContactExplained why = exchange.only(ContactExplained.class);

    // when
    exchange.restart().pass(60);

    // then
    assertThat(why.reason()).startsWith("Waits because its queue is paused by u-1 until");
    assertThat(why.ineligibleByRule()).containsEntry(EligibilityRule.PAUSED, 1);
    assertThat(exchange.only(QueueResumed.class).author()).isNull();
    assertThat(exchange.offered()).containsExactly("c1>a");
  }

  @Test
  @DisplayName(
      "A contact that waits for its agent alone waits with its queue, and comes back to her")
  void shouldKeepBackWhoPrefersAnAgent() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"), agent("b")).ready("b", "a");
    exchange.arrive("c1", "other").arrive("c2", "other");
    RouteContact mail = exchange.preferring("c3", "a");
    exchange.send(pause("mail"));

    // when
    exchange.send(mail);

    // then
    assertThat(exchange.offered()).isEmpty();
    assertThat(exchange.restart().send(resume("mail")).offered()).containsExactly("c3>a");
  }

  @Test
  void shouldRefusePullAndPickOutOfAPausedQueueWithTheReason() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").arrive("c1", "office");
    exchange.send(pause("office", FAR, null));

    // when
    exchange.pullNext("a");

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.QUEUE_PAUSED);
    assertThat(exchange.only(CommandRejected.class).message())
        .contains("office is paused until " + FAR);
    assertThat(exchange.pick("a", "c1").rejection()).isEqualTo(RejectionCode.QUEUE_PAUSED);
    exchange.send(resume("office"));
    assertThat(exchange.pullNext("a").events(ContactAssigned.class)).hasSize(1);
  }

  @Test
  @DisplayName("R15: a supervisor gives a contact out of a paused queue all the same")
  void shouldAssignOutOfAPausedQueue() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").send(pause("mail"));
    exchange.arrive("c1", "mail");

    // when
    exchange.send(new AssignContact(new ContactId("c1"), new AgentId("a")));

    // then
    assertThat(exchange.events(ContactAssigned.class)).hasSize(1);
  }

  @Test
  @DisplayName("R16: a closed queue without rules refuses with the message; who waits is served")
  void shouldRefuseArrivalsAndServeWhoWaits() {
    // when
    var exchange = closed(null, null);

    // then
    assertThat(exchange.only(ContactRefused.class).reason())
        .isEqualTo(AdmissionReason.CLOSED_BY_SUPERVISOR);
    assertThat(exchange.only(QueueMessageAnnounced.class).message()).isEqualTo("We move house.");
    assertThat(exchange.only(ArrivalDenied.class).message()).isEqualTo("We move house.");
    assertThat(exchange.ready("a").offered()).containsExactly("c0>a");
    exchange.send(resume("mail")).arrive("c2", "mail");
    assertThat(exchange.events(ContactEnqueued.class)).hasSize(1);
    assertThat(exchange.events(QueueMessageAnnounced.class)).isEmpty();
  }

  @Test
  void shouldTellThePlansMessageOnlyWhereTheSupervisorHasNone() {
    // given
    var intake =
        new Intake(null, AdmissionAction.REFUSE, null, null, null, null, null, null, "Not today.");
    var exchange = closed(intake, null);
    assertThat(exchange.only(ArrivalDenied.class).message()).isEqualTo("We move house.");

    // when
    exchange.send(close("mail", null, null)).arrive("c2", "mail");

    // then
    assertThat(exchange.only(ArrivalDenied.class).message()).isEqualTo("Not today.");
  }

  @Test
  void shouldOverflowFromAClosedQueueByItsRule() {
    // when
    var exchange = closed(onClosed(AdmissionAction.OVERFLOW), null);

    // then
    assertThat(exchange.only(ContactOverflowed.class).reason())
        .isEqualTo(AdmissionReason.CLOSED_BY_SUPERVISOR);
    assertThat(exchange.only(ContactEnqueued.class).queueId()).hasToString("other");
    assertThat(exchange.only(QueueMessageAnnounced.class).queueId()).hasToString("mail");
  }

  @Test
  void shouldDeferToTheEndOfTheRestrictionAndRefuseWhereThereIsNone() {
    // when
    var known = closed(onClosed(AdmissionAction.DEFER), FAR);
    var open = closed(onClosed(AdmissionAction.DEFER), null);

    // then
    assertThat(known.only(ContactDeferred.class).until()).isEqualTo(FAR);
    assertThat(open.events(ContactRefused.class)).hasSize(1);
  }

  @Test
  void shouldServeAgainWhenAPauseBecomesAClosure() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").send(pause("mail"));
    exchange.arrive("c1", "mail");

    // when
    exchange.send(close("mail", null, null));

    // then
    assertThat(exchange.offered()).containsExactly("c1>a");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("R14: a plan change keeps the restriction, and none outlives its end")
  void shouldStayRestrictedUnderAnotherPlan(boolean paused) {
    // given
    RoutingCommand restriction = paused ? pause("mail") : close("mail", null, null);
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").send(restriction);

    // when
    exchange.apply(TestPlan.of(queue("mail").starvesAfter(90), queue("office")).build());

    // then
    assertThat(exchange.arrive("c1", "mail").offered()).isEmpty();
    assertThat(exchange.send(resume("mail")).events(QueueResumed.class)).hasSize(1);
    assertThat(exchange.send(resume("mail")).rejection()).isEqualTo(RejectionCode.WRONG_STATE);
  }

  @Test
  void shouldRefuseWhatIsNoRestriction() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"));

    // then
    assertThat(exchange.send(pause("nowhere")).rejection()).isEqualTo(RejectionCode.UNKNOWN_QUEUE);
    assertThat(exchange.send(pause("mail", exchange.now(), null)).rejection())
        .isEqualTo(RejectionCode.WRONG_STATE);
    assertThat(exchange.send(pause("mail", null, "x".repeat(501))).rejection())
        .isEqualTo(RejectionCode.WRONG_STATE);
    exchange.send(pause("mail"));
    assertThat(exchange.send(pause("mail")).rejection()).isEqualTo(RejectionCode.WRONG_STATE);
  }
}
