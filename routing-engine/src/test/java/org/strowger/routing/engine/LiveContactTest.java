package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.routing.AgentCommand;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.DispositionGiven;
import org.strowger.contracts.routing.AssignmentEvent.EndedBy;
import org.strowger.contracts.routing.AssignmentEvent.GivenBy;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;
import org.strowger.contracts.routing.ClosedBy;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer.AgentSnapshot;
import org.strowger.contracts.routing.RoutingAnswer.HeldAssignment;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.contracts.routing.Tick;

@DisplayName("Calls and chats end from either side, and outlive a lost desk for a while")
class LiveContactTest {

  private static Exchange exchange(WrapUp.Mode mode, int seconds) {
    var plan = TestPlan.of(queue("live").wrapUp(mode, seconds)).build();
    return Exchange.with(plan, agent("a"), agent("b")).ready("a");
  }

  private static Exchange talking(WrapUp.Mode mode, int seconds) {
    return exchange(mode, seconds).call("c1", "live").accept("a", "c1");
  }

  private static Exchange chatting() {
    return exchange(WrapUp.Mode.NONE, 0).chat("c1", "live").accept("a", "c1");
  }

  @ParameterizedTest
  @CsvSource({
    "CUSTOMER_LEFT, CUSTOMER",
    "AGENT_HUNG_UP, AGENT",
    "CHANNEL_CLOSED, CHANNEL",
    "GATEWAY_RESTART, CHANNEL"
  })
  @DisplayName("F3, O1, T6: a call that is over ends its contact, and says how")
  void shouldCloseAnEngagedContact(WithdrawContact.Reason reason, ClosedBy by) {
    // given
    var exchange = talking(WrapUp.Mode.OPTIONAL, 20);

    // when
    exchange.withdraw("c1", reason);

    // then
    var closed = exchange.only(ContactClosed.class);
    assertThat(closed.by()).isEqualTo(by);
    assertThat(closed.disposition()).isNull();
    assertThat(exchange.events(WrapUpStarted.class)).hasSize(1);
    assertThat(exchange.withdraw("c1", reason).rejection()).isEqualTo(RejectionCode.WRONG_STATE);
  }

  @Test
  void shouldEndAtOnceWhereThereIsNoWrapUp() {
    // given
    var exchange = talking(WrapUp.Mode.NONE, 0).call("c2", "live");

    // when
    exchange.withdraw("c1");

    // then
    assertThat(exchange.only(WrapUpEnded.class).by()).isEqualTo(EndedBy.NONE);
    assertThat(exchange.offered()).containsExactly("c2>a");
  }

  @Test
  @DisplayName("T5: the disposition is asked for, not lost")
  void shouldAskForTheDispositionBeforeWrapUpEnds() {
    // given
    var exchange = talking(WrapUp.Mode.UNTIL_DONE, 0).withdraw("c1");
    assertThat(exchange.endWrapUp("a", "c1").rejection())
        .isEqualTo(RejectionCode.DISPOSITION_MISSING);
    exchange.send(new CloseContact(new AgentId("a"), new ContactId("c1"), "whatever"));
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.UNKNOWN_DISPOSITION);

    // when
    exchange.restart().close("a", "c1");

    // then
    assertThat(exchange.only(DispositionGiven.class).disposition()).isEqualTo("done");
    assertThat(exchange.close("a", "c1").rejection()).isEqualTo(RejectionCode.WRONG_STATE);
    assertThat(exchange.endWrapUp("a", "c1").only(WrapUpEnded.class).by()).isEqualTo(EndedBy.AGENT);
  }

  @Test
  void shouldLetTheClockEndWrapUpWithoutADisposition() {
    // given
    var exchange = talking(WrapUp.Mode.OPTIONAL, 20).withdraw("c1");

    // when
    exchange.pass(20);

    // then
    assertThat(exchange.only(WrapUpEnded.class).by()).isEqualTo(EndedBy.TIMER);
    assertThat(exchange.close("a", "c1").rejection()).isEqualTo(RejectionCode.WRONG_STATE);
  }

  @Test
  @DisplayName("Wrap-up never runs out in silence: the plan's fallback is taken, and marked so")
  void shouldTakeThePlansFallbackWhenTheClockEndsWrapUp() {
    // given
    var plan =
        TestPlan.of(queue("live").wrapUp(WrapUp.Mode.TIMED, 20)).fallback("not-said").build();
    var exchange = Exchange.with(plan, agent("a"), agent("b")).ready("a");
    exchange.call("c1", "live").accept("a", "c1").withdraw("c1");

    // when
    exchange.pass(20);

    // then
    var given = exchange.only(DispositionGiven.class);
    assertThat(given.disposition()).isEqualTo("not-said");
    assertThat(given.by()).isEqualTo(GivenBy.PLAN);
    assertThat(exchange.only(WrapUpEnded.class).by()).isEqualTo(EndedBy.TIMER);
  }

  @Test
  void shouldTakeNoFallbackOverTheWordOfTheAgent() {
    // given
    var plan =
        TestPlan.of(queue("live").wrapUp(WrapUp.Mode.TIMED, 20)).fallback("not-said").build();
    var exchange = Exchange.with(plan, agent("a"), agent("b")).ready("a");
    exchange.call("c1", "live").accept("a", "c1").withdraw("c1").close("a", "c1");

    // when
    exchange.pass(20);

    // then
    assertThat(exchange.events(DispositionGiven.class)).isEmpty();
    assertThat(exchange.only(WrapUpEnded.class).by()).isEqualTo(EndedBy.TIMER);
  }

  @Test
  void shouldTakeThePlansFallbackWhenTheAgentSignsOffInWrapUp() {
    // given
    var plan =
        TestPlan.of(queue("live").wrapUp(WrapUp.Mode.UNTIL_DONE, 0)).fallback("not-said").build();
    var exchange = Exchange.with(plan, agent("a"), agent("b")).ready("a");
    exchange.call("c1", "live").accept("a", "c1").withdraw("c1");

    // when
    exchange.send(new SetPresence(new AgentId("a"), Presence.OFFLINE, null, null));

    // then
    assertThat(exchange.only(DispositionGiven.class).by()).isEqualTo(GivenBy.PLAN);
    assertThat(exchange.only(WrapUpEnded.class).by()).isEqualTo(EndedBy.SIGN_OFF);
  }

  @Test
  void shouldTellTheDeskWhatIsMissing() {
    // given
    var exchange = talking(WrapUp.Mode.OPTIONAL, 20).withdraw("c1");

    // when
    HeldAssignment missing =
        exchange.connect("a").only(AgentSnapshot.class).assignments().getFirst();
    exchange.close("a", "c1").connect("a");
    HeldAssignment given = exchange.only(AgentSnapshot.class).assignments().getFirst();

    // then
    assertThat(missing.closed())
        .extracting(ContactClosed::disposition, ContactClosed::by)
        .containsExactly(null, ClosedBy.CUSTOMER);
    assertThat(given.closed())
        .extracting(ContactClosed::disposition, ContactClosed::by)
        .containsExactly("done", ClosedBy.CUSTOMER);
  }

  @Test
  @DisplayName("F5: whoever leaves while it rings is abandoned, and a late accept is refused")
  void shouldRefuseTheAcceptAfterTheCustomerLeft() {
    // given
    var exchange = exchange(WrapUp.Mode.NONE, 0).call("c1", "live").withdraw("c1");
    assertThat(exchange.events(ContactAbandoned.class)).hasSize(1);

    // when
    exchange.accept("a", "c1");

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.OFFER_NOT_LIVE);
  }

  @Test
  @DisplayName("C1: whoever stays away loses live chats to others, at their original age")
  void shouldReturnChatsAfterTheGrace() {
    // given
    var exchange = chatting().chat("c2", "live").disconnect("a");
    assertThat(exchange.restart().pass(59).events(ContactReturned.class)).isEmpty();

    // when
    exchange.pass(1);

    // then
    assertThat(exchange.only(ContactReturned.class).reason()).isEqualTo(ReturnReason.AGENT_LOST);
    assertThat(exchange.only(ContactEnqueued.class).source()).isEqualTo(SegmentSource.RETURNED);
    assertThat(exchange.ready("b").offered()).containsExactly("c1>b", "c2>b");
  }

  @Test
  void shouldKeepChatsOfWhoComesBackInTime() {
    // given
    var exchange = chatting().disconnect("a").pass(59).connect("a");

    // when
    exchange.pass(120);

    // then
    assertThat(exchange.events(ContactReturned.class)).isEmpty();
    assertThat(exchange.close("a", "c1").events(ContactClosed.class)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"VOICE", "EMAIL", "SOCIAL"})
  void shouldKeepAllButChatsThroughALostConnection(ChannelType channel) {
    // given
    var exchange = exchange(WrapUp.Mode.NONE, 0).arrive("c1", "live", channel, null);
    exchange.accept("a", "c1").disconnect("a");

    // when
    exchange.pass(600);

    // then
    assertThat(exchange.events(ContactReturned.class)).isEmpty();
  }

  @Test
  @DisplayName("C1: a desk instance that falls silent begins the grace of its agents")
  void shouldBeginTheGraceOfASilentInstance() {
    // given
    var exchange = chatting();

    // when
    passOnOtherDesks(exchange, 63);
    assertThat(exchange.events(ContactReturned.class)).isEmpty();
    passOnOtherDesks(exchange, 1);

    // then
    assertThat(exchange.events(ContactReturned.class)).hasSize(1);
  }

  @Test
  @DisplayName("TR33: an outage of the exchange, however long, takes no chat from its agent")
  void shouldNotCountTheGraceWhileNobodyCanComeBack_TR33() {
    // given nothing is heard for ten minutes: the exchange was down
    var exchange = chatting().forward(Duration.ofMinutes(10));

    // when it is there again, and she within her grace
    assertThat(exchange.send(new Tick()).events(ContactReturned.class)).isEmpty();
    assertThat(exchange.restart().pass(59).events(ContactReturned.class)).isEmpty();

    // then
    assertThat(exchange.connect("a").pass(120).events(ContactReturned.class)).isEmpty();
    assertThat(exchange.close("a", "c1").events(ContactClosed.class)).hasSize(1);
  }

  @Test
  @DisplayName("TR33: after an outage whoever stays away loses the chat as ever")
  void shouldCountTheGraceFromTheEndOfTheOutage_TR33() {
    // given
    var exchange = chatting().disconnect("a").forward(Duration.ofMinutes(10));

    // when
    assertThat(exchange.pass(59).events(ContactReturned.class)).isEmpty();

    // then
    assertThat(exchange.pass(2).events(ContactReturned.class)).hasSize(1);
  }

  private static void passOnOtherDesks(Exchange exchange, int seconds) {
    for (int i = 0; i < seconds; i++) {
      exchange
          .forward(Duration.ofSeconds(1))
          .send(new AgentCommand.InstanceAlive(new InstanceId("desk-2")));
    }
  }
}
