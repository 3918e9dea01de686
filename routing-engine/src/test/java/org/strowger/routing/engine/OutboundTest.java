package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.profileOf;
import static org.strowger.routing.engine.TestPlan.queue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand.StartOutbound;
import org.strowger.contracts.routing.AgentEvent.AgentReassigned;
import org.strowger.contracts.routing.AgentEvent.PresenceChanged;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ContactCommand.ReturnContact;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.Direction;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.PlanCommand.MoveAgents;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.Question.ExplainAgent;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer.AgentExplained;
import org.strowger.contracts.routing.RoutingAnswer.AgentSnapshot;
import org.strowger.contracts.routing.RoutingAnswer.Kept;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;

@DisplayName("Agents begin contacts, are moved for a while, and are told why they get nothing")
class OutboundTest {

  private static final RoutingPlan PLAN =
      TestPlan.of(
              queue("mail").wrapUp(WrapUp.Mode.OPTIONAL, 20),
              queue("refunds").requires("refunds", 3))
          .profile(profileOf("all").serves("mail", 1))
          .profile(profileOf("helpers").serves("refunds", 1))
          .build();

  private static StartOutbound outbound(String contact, ChannelType channel) {
    return new StartOutbound(
        new AgentId("a"),
        new ContactId(contact),
        new ConversationId("of-" + contact),
        new CustomerId("customer"),
        channel,
        new QueueId("mail"));
  }

  @Test
  @DisplayName("T4: the presence after an outbound contact is the one before it")
  void shouldStartAContactWithoutAWait() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").presence("a", Presence.ON_BREAK);

    // when
    exchange.send(outbound("c1", ChannelType.EMAIL));

    // then
    assertThat(exchange.only(ContactOpened.class).direction()).isEqualTo(Direction.OUTBOUND);
    assertThat(exchange.events(ContactEnqueued.class)).isEmpty();
    assertThat(exchange.only(OfferIssued.class).mode()).isEqualTo(OfferMode.OUTBOUND);
    assertThat(exchange.only(ContactAssigned.class).segment()).isZero();
    exchange.restart().close("a", "c1");
    assertThat(exchange.events(ContactClosed.class)).hasSize(1);
    assertThat(exchange.endWrapUp("a", "c1").events(PresenceChanged.class)).isEmpty();
    assertThat(exchange.connect("a").only(AgentSnapshot.class).presence())
        .isEqualTo(Presence.ON_BREAK);
  }

  @Test
  void shouldTakeTheCostOfAnOutboundContact() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a");
    exchange.send(outbound("c1", ChannelType.VOICE));

    // then
    assertThat(exchange.arrive("c2", "mail").offered()).isEmpty();
    assertThat(exchange.send(outbound("c3", ChannelType.EMAIL)).rejection())
        .isEqualTo(RejectionCode.NO_CAPACITY);
    assertThat(exchange.send(outbound("c1", ChannelType.EMAIL)).rejection())
        .isEqualTo(RejectionCode.DUPLICATE_CONTACT);
  }

  @Test
  void shouldPassAnOutboundContactOn() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"), agent("b")).ready("a", "b");
    exchange.send(outbound("c1", ChannelType.EMAIL));

    // when
    exchange.send(new ReturnContact(new ContactId("c1"), ReturnReason.HANDED_BACK, null));

    // then
    assertThat(exchange.only(ContactEnqueued.class).segment()).isEqualTo(1);
    assertThat(exchange.offered()).containsExactly("c1>b");
  }

  @Test
  void shouldNeverJoinATask() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).arrive("c1", "mail");

    // when
    exchange.send(exchange.route("c2", "of-c1", "mail", ChannelType.TASK, null));

    // then
    assertThat(exchange.events(ContactOpened.class)).hasSize(1);
    exchange.send(exchange.route("c3", "of-c1", "mail", ChannelType.EMAIL, null));
    assertThat(exchange.only(ContactJoined.class).contactId()).hasToString("c1");
  }

  private static MoveAgents moved(Exchange exchange, int seconds) {
    return new MoveAgents(
        List.of(new AgentId("a")),
        new ProfileId("helpers"),
        Map.of("refunds", 3),
        null,
        exchange.now().plusSeconds(seconds));
  }

  @Test
  void shouldMoveAnAgentUntilATime() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").arrive("c1", "refunds");
    assertThat(exchange.offered()).isEmpty();
    MoveAgents move = moved(exchange, 60);

    // when
    exchange.send(move);

    // then
    assertThat(exchange.only(AgentReassigned.class).until()).isEqualTo(move.until());
    assertThat(exchange.offered()).containsExactly("c1>a");
    assertThat(exchange.send(move).rejection()).isEqualTo(RejectionCode.WRONG_STATE);
    exchange.accept("a", "c1").arrive("c2", "mail");
    assertThat(exchange.restart().pass(60).only(AgentReassigned.class).until()).isNull();
    assertThat(exchange.offered()).containsExactly("c2>a");
    assertThat(exchange.close("a", "c1").events(ContactClosed.class)).hasSize(1);
  }

  @Test
  void shouldTakeBackTheOffersThatAMovedAgentCannotHave() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").arrive("c1", "mail");

    // when
    exchange.send(moved(exchange, 60));

    // then
    assertThat(exchange.only(OfferRevoked.class).reason()).isEqualTo(RevokeReason.PLAN_CHANGED);
  }

  @Test
  @DisplayName("W1: the roster's word ends a move")
  void shouldEndAMoveByTheRoster() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a");
    exchange.send(moved(exchange, 60)).send(new PutAgents(List.of(agent("a"))));

    // when
    exchange.arrive("c1", "mail");

    // then
    assertThat(exchange.offered()).containsExactly("c1>a");
    assertThat(exchange.pass(61).events(AgentReassigned.class)).isEmpty();
  }

  @Test
  void shouldRefuseAMoveToAProfileThatIsNone() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"));
    var move =
        new MoveAgents(
            List.of(new AgentId("a")),
            new ProfileId("ghosts"),
            null,
            null,
            exchange.now().plusSeconds(60));

    // then
    assertThat(exchange.send(move).rejection()).isEqualTo(RejectionCode.ROSTER_INVALID);
  }

  @Test
  void shouldSayWhyAnAgentGetsNothing() {
    // given
    var exchange = Exchange.with(PLAN, agent("a", "helpers", Map.of("refunds", 2), Map.of()));
    exchange.ready("a").arrive("c1", "refunds").arrive("c2", "mail");

    // when
    exchange.send(new ExplainAgent(new AgentId("a")));

    // then
    var answer = exchange.only(AgentExplained.class);
    assertThat(answer.waiting()).isEqualTo(1);
    assertThat(answer.takable()).isZero();
    assertThat(answer.ineligibleByRule()).containsOnly(Map.entry(EligibilityRule.SKILL, 1));
    assertThat(answer.nearMisses())
        .extracting(Kept::contactId)
        .containsExactly(new ContactId("c1"));
    assertThat(answer.reason()).isEqualTo("Each of the 1 contacts in her queues fails a rule.");
  }
}
