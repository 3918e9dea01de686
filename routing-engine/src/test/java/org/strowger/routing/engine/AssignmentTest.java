package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.EndedBy;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;
import org.strowger.contracts.routing.ContactCommand.ReturnContact;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.SegmentSource;

class AssignmentTest {

  private static Exchange assigned(WrapUp.Mode mode, int seconds) {
    var plan = TestPlan.of(queue("mail").wrapUp(mode, seconds)).build();
    var exchange = Exchange.with(plan, agent("a"), agent("b")).ready("a");
    return exchange.arrive("c1", "mail").accept("a", "c1");
  }

  @Test
  void shouldCloseWithADisposition() {
    // given
    var exchange = assigned(WrapUp.Mode.NONE, 0);

    // when
    exchange.close("a", "c1");

    // then
    assertThat(exchange.only(ContactClosed.class).disposition()).isEqualTo("done");
    assertThat(exchange.only(WrapUpEnded.class).by()).isEqualTo(EndedBy.NONE);
  }

  @Test
  void shouldRefuseADispositionThePlanDoesNotKnow() {
    // given
    var exchange = assigned(WrapUp.Mode.NONE, 0);

    // when
    exchange.send(new CloseContact(new AgentId("a"), new ContactId("c1"), "whatever"));

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.UNKNOWN_DISPOSITION);
  }

  @Test
  @DisplayName("T1: a second close changes nothing")
  void shouldRejectASecondClose() {
    // given
    var exchange = assigned(WrapUp.Mode.OPTIONAL, 30).close("a", "c1");

    // when
    exchange.close("a", "c1");

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.WRONG_STATE);
  }

  @Test
  void shouldLetNobodyElseClose() {
    // given
    var exchange = assigned(WrapUp.Mode.NONE, 0);

    // when
    exchange.close("b", "c1");

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.NOT_YOUR_CONTACT);
  }

  @Test
  void shouldEndOptionalWrapUpByClockOrAgent() {
    // given
    var byAgent = assigned(WrapUp.Mode.OPTIONAL, 30).close("a", "c1").pass(10);
    var byClock = assigned(WrapUp.Mode.OPTIONAL, 30).close("a", "c1");

    // when
    byAgent.endWrapUp("a", "c1");
    byClock.pass(30);

    // then
    assertThat(byAgent.only(WrapUpEnded.class).by()).isEqualTo(EndedBy.AGENT);
    assertThat(byClock.only(WrapUpEnded.class).by()).isEqualTo(EndedBy.TIMER);
    assertThat(byAgent.pass(60).events(WrapUpEnded.class)).isEmpty();
  }

  @Test
  void shouldLetOnlyTheClockEndTimedWrapUp() {
    // given
    var exchange = assigned(WrapUp.Mode.TIMED, 30).close("a", "c1");

    // when
    exchange.endWrapUp("a", "c1");

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.WRONG_STATE);
    assertThat(exchange.pass(30).only(WrapUpEnded.class).by()).isEqualTo(EndedBy.TIMER);
  }

  @Test
  void shouldLetOnlyTheAgentEndOpenWrapUp() {
    // given
    var exchange = assigned(WrapUp.Mode.UNTIL_DONE, 0).close("a", "c1");
    assertThat(exchange.only(WrapUpStarted.class).endsAt()).isNull();
    assertThat(exchange.pass(3_600).events(WrapUpEnded.class)).isEmpty();

    // when
    exchange.endWrapUp("a", "c1");

    // then
    assertThat(exchange.only(WrapUpEnded.class).by()).isEqualTo(EndedBy.AGENT);
    assertThat(exchange.endWrapUp("a", "c1").rejection()).isEqualTo(RejectionCode.NOT_YOUR_CONTACT);
  }

  @Test
  @DisplayName("A9: wrap-up takes its capacity until it ends, whatever queue is next")
  void shouldTakeCapacityInWrapUp() {
    // given
    var exchange = assigned(WrapUp.Mode.OPTIONAL, 30);
    exchange.arrive("c2", "mail").accept("a", "c2").close("a", "c1");

    // when
    exchange.arrive("c3", "mail");

    // then
    assertThat(exchange.offered()).isEmpty();
    assertThat(exchange.pass(30).offered()).containsExactly("c3>a");
  }

  @Test
  @DisplayName("O2: wrap-up ends for each agent by her own clock")
  void shouldEndWrapUpsIndependently() {
    // given
    var exchange = assigned(WrapUp.Mode.TIMED, 30).ready("b").arrive("c2", "mail");
    exchange.decline("a", "c2").accept("b", "c2");
    exchange.close("b", "c2").pass(10).close("a", "c1");

    // when
    exchange.pass(20);
    var first = exchange.only(WrapUpEnded.class);
    exchange.pass(10);
    var second = exchange.only(WrapUpEnded.class);

    // then
    assertThat(first.agentId()).hasToString("b");
    assertThat(second.agentId()).hasToString("a");
  }

  @Test
  void shouldReturnAContactAtItsOriginalAge() {
    // given
    var exchange = assigned(WrapUp.Mode.OPTIONAL, 30);
    exchange.presence("a", Presence.FOCUS).arrive("c2", "mail");
    exchange.send(returned("a"));
    assertThat(exchange.only(ContactReturned.class).reason()).isEqualTo(ReturnReason.HANDED_BACK);
    ContactEnqueued again = exchange.only(ContactEnqueued.class);
    assertThat(again.source()).isEqualTo(SegmentSource.RETURNED);
    assertThat(again.segment()).isEqualTo(2);

    // when
    exchange.ready("b");

    // then
    assertThat(exchange.offered()).containsExactly("c1>b", "c2>b");
  }

  @Test
  void shouldNotOfferAHandedBackContactToTheSameAgentAtOnce() {
    // given
    var exchange = assigned(WrapUp.Mode.OPTIONAL, 30);

    // when
    exchange.send(returned("a"));

    // then
    assertThat(exchange.offered()).isEmpty();
    assertThat(exchange.pass(10).offered()).containsExactly("c1>a");
  }

  @Test
  void shouldLetOnlyTheOwnerHandBack() {
    // given
    var exchange = assigned(WrapUp.Mode.NONE, 0);

    // when
    exchange.send(returned("b"));

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.NOT_YOUR_CONTACT);
  }

  @ParameterizedTest
  @EnumSource(names = {"ON_BREAK", "FOCUS", "TRAINING"})
  @DisplayName("T5: a change of presence leaves work and wrap-up as they are")
  void shouldKeepWorkThroughPresences(Presence presence) {
    // given
    var exchange = assigned(WrapUp.Mode.OPTIONAL, 30).arrive("c2", "mail");
    exchange.accept("a", "c2").close("a", "c2");

    // when
    exchange.presence("a", presence);

    // then
    assertThat(exchange.events(WrapUpEnded.class)).isEmpty();
    assertThat(exchange.close("a", "c1").events(ContactClosed.class)).hasSize(1);
  }

  private static ReturnContact returned(String by) {
    return new ReturnContact(new ContactId("c1"), ReturnReason.HANDED_BACK, new AgentId(by));
  }
}
