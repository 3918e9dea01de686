package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.AgentCommand.AgentDisconnected;
import org.strowger.contracts.routing.AgentCommand.OpenWork;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.AgentEvent.ConnectionChanged;
import org.strowger.contracts.routing.AgentEvent.PresenceChanged;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.EndedBy;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer.AgentSnapshot;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;

class AgentPresenceTest {

  private static final RoutingPlan PLAN =
      TestPlan.of(queue("mail").wrapUp(WrapUp.Mode.UNTIL_DONE, 0)).build();
  private static final InstanceId OTHER_DESK = new InstanceId("desk-2");

  private static Exchange working() {
    var exchange = Exchange.with(PLAN, agent("a"), agent("b")).ready("a");
    return exchange.arrive("c1", "mail").accept("a", "c1");
  }

  @Test
  void shouldAskWhatSigningOffDoesToOpenWork() {
    // given
    var exchange = working();

    // when
    exchange.presence("a", Presence.OFFLINE);

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.OPEN_WORK);
  }

  @Test
  void shouldHandBackOpenWorkAtSignOff() {
    // given
    var exchange = working().ready("b");

    // when
    exchange.presence("a", Presence.OFFLINE, OpenWork.HAND_BACK);

    // then
    assertThat(exchange.only(ContactReturned.class).reason()).isEqualTo(ReturnReason.SIGNED_OFF);
    assertThat(exchange.offered()).containsExactly("c1>b");
  }

  @Test
  void shouldKeepOpenWorkThroughSignOff() {
    // given
    var exchange = working().arrive("c2", "mail").accept("a", "c2").close("a", "c2");

    // when
    exchange.presence("a", Presence.OFFLINE, OpenWork.KEEP);

    // then
    assertThat(exchange.only(WrapUpEnded.class).by()).isEqualTo(EndedBy.SIGN_OFF);
    assertThat(exchange.events(ContactReturned.class)).isEmpty();
    assertThat(exchange.close("a", "c1").events(ContactClosed.class)).hasSize(1);
  }

  @Test
  void shouldRevokeLiveOffersWhenTheAgentTurnsAway() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"), agent("b")).ready("a").arrive("c1", "mail");
    exchange.ready("b");

    // when
    exchange.presence("a", Presence.ON_BREAK);

    // then
    assertThat(exchange.only(OfferRevoked.class).reason())
        .isEqualTo(RevokeReason.AGENT_NOT_AVAILABLE);
    assertThat(exchange.offered()).containsExactly("c1>b");
  }

  @Test
  void shouldKnowBreakReasons() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"));
    var a = new AgentId("a");

    // when
    exchange.send(new SetPresence(a, Presence.ON_BREAK, "lunch", null));
    String known = exchange.only(PresenceChanged.class).reason();
    exchange.send(new SetPresence(a, Presence.ON_BREAK, "siesta", null));
    RejectionCode unknown = exchange.rejection();
    exchange.send(new SetPresence(a, Presence.AVAILABLE, "lunch", null));

    // then
    assertThat(known).isEqualTo("lunch");
    assertThat(unknown).isEqualTo(RejectionCode.UNKNOWN_REASON);
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.UNKNOWN_REASON);
  }

  @Test
  @DisplayName("C1, C5: a lost desk takes live offers at once and leaves mails with the agent")
  void shouldRevokeOffersAndKeepMailsOfALostAgent() {
    // given
    var exchange = working().arrive("c2", "mail").ready("b");

    // when
    exchange.disconnect("a");

    // then
    assertThat(exchange.only(OfferRevoked.class).reason())
        .isEqualTo(RevokeReason.AGENT_DISCONNECTED);
    assertThat(exchange.offered()).containsExactly("c2>b");
    assertThat(exchange.events(ContactReturned.class)).isEmpty();
    assertThat(exchange.close("a", "c1").events(ContactClosed.class)).hasSize(1);
  }

  @Test
  void shouldStayConnectedWhileOneDeskIsLeft() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a");
    exchange.send(new AgentConnected(new AgentId("a"), OTHER_DESK));
    assertThat(exchange.events(ConnectionChanged.class)).isEmpty();

    // when
    exchange.disconnect("a");
    boolean lostOne = exchange.events(ConnectionChanged.class).isEmpty();
    exchange.send(new AgentDisconnected(new AgentId("a"), OTHER_DESK));

    // then
    assertThat(lostOne).isTrue();
    assertThat(exchange.only(ConnectionChanged.class).connected()).isFalse();
  }

  @Test
  void shouldLoseTheAgentsOfASilentInstance() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a");
    exchange.pass(60);
    assertThat(exchange.events(ConnectionChanged.class)).isEmpty();

    // when
    exchange.advance(Duration.ofSeconds(5));
    boolean stillThere = exchange.events(ConnectionChanged.class).isEmpty();
    exchange.advance(Duration.ofSeconds(1));

    // then
    assertThat(stillThere).isTrue();
    assertThat(exchange.only(ConnectionChanged.class).connected()).isFalse();
    assertThat(exchange.arrive("c1", "mail").offered()).isEmpty();
  }

  @Test
  @DisplayName("R13: a desk that connects gets the whole state; deltas follow")
  void shouldAnswerAConnectionWithASnapshot() {
    // given
    var exchange = working().arrive("c2", "mail").accept("a", "c2").close("a", "c2");
    exchange.arrive("c3", "mail");

    // when
    exchange.connect("a");

    // then
    AgentSnapshot snapshot = exchange.only(AgentSnapshot.class);
    assertThat(snapshot.state()).isEqualTo(AgentState.ENGAGED);
    assertThat(snapshot.offers()).isEmpty();
    assertThat(snapshot.assignments()).hasSize(2);
    assertThat(snapshot.assignments().get(0).wrapUp()).isNull();
    assertThat(snapshot.assignments().get(1).wrapUp()).isNotNull();
    assertThat(snapshot.queues()).hasSize(1);
    assertThat(snapshot.dispositions()).hasSize(1);
    assertThat(snapshot.breakReasons()).containsExactly("lunch");
  }

  @Test
  void shouldRejectCommandsOfUnknownAgents() {
    // given
    var exchange = Exchange.with(PLAN);

    // when
    exchange.connect("nobody");

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.UNKNOWN_AGENT);
  }

  @Test
  @DisplayName("C13: boards see each state of an agent without a gap")
  void shouldTellBoardsEachStateOnce() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"));

    // when
    exchange.connect("a").pass(1).presence("a", Presence.AVAILABLE).pass(1);
    exchange.arrive("c1", "mail").pass(1).accept("a", "c1").pass(1);
    exchange.close("a", "c1").pass(1).endWrapUp("a", "c1").pass(1);
    exchange.presence("a", Presence.TRAINING).pass(1).disconnect("a").pass(1);
    exchange.presence("a", Presence.OFFLINE);

    // then
    List<AgentStateChanged> shown = exchange.all(AgentStateChanged.class);
    assertThat(shown.stream().map(AgentStateChanged::state))
        .containsExactly(
            AgentState.OFFLINE,
            AgentState.OFFLINE,
            AgentState.AVAILABLE,
            AgentState.OFFERED,
            AgentState.ENGAGED,
            AgentState.WRAP_UP,
            AgentState.AVAILABLE,
            AgentState.AWAY,
            AgentState.UNREACHABLE,
            AgentState.OFFLINE);
    assertThat(shown.getFirst().previousSince()).isNull();
    for (int i = 1; i < shown.size(); i++) {
      assertThat(shown.get(i).previousSince()).isEqualTo(shown.get(i - 1).since());
    }
  }

  @Test
  @DisplayName("TR32: a suspended agent is not responding, however much she holds")
  void shouldShowStateAndLoadAsTwoFacts_TR32() {
    // given
    var plan =
        TestPlan.of(queue("mail"))
            .profile(TestPlan.profileOf("all").serves("mail", 1).misses(1).units(200))
            .build();
    var exchange = Exchange.with(plan, agent("a")).ready("a");
    exchange.arrive("c1", "mail").accept("a", "c1").arrive("c2", "mail").accept("a", "c2");

    // when
    exchange.arrive("c3", "mail").pass(30);

    // then
    AgentStateChanged shown = exchange.all(AgentStateChanged.class).getLast();
    assertThat(shown.state()).isEqualTo(AgentState.NOT_RESPONDING);
    assertThat(shown.presence()).isEqualTo(Presence.AVAILABLE);
    assertThat(shown.mayHold()).isEqualTo(10);
    exchange.connect("a");
    AgentSnapshot snapshot = exchange.only(AgentSnapshot.class);
    assertThat(snapshot.state()).isEqualTo(AgentState.NOT_RESPONDING);
    assertThat(snapshot.assignments()).hasSize(2);
    assertThat(snapshot.mayHold()).isEqualTo(10);
  }

  @Test
  void shouldTellHowMuchAnAgentMayHoldUnderAnotherPlan_TR32() {
    // given
    var exchange = Exchange.with(TestPlan.of(queue("mail")).build(), agent("a")).ready("a");

    // when
    exchange.apply(
        TestPlan.of(queue("mail"))
            .profile(
                TestPlan.profileOf("all")
                    .serves("mail", 1)
                    .maximum(ChannelType.TASK, 1)
                    .maximum(ChannelType.CHAT, 2))
            .build());

    // then
    assertThat(exchange.all(AgentStateChanged.class))
        .extracting(AgentStateChanged::mayHold)
        .startsWith(5)
        .endsWith(3);
  }
}
