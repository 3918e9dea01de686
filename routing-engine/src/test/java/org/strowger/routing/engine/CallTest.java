package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;
import static org.strowger.routing.engine.TestPlan.withoutPhone;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentEvent.PhoneChanged;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.contracts.routing.RoutingAnswer.AgentSnapshot;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingAnswer.ContactExplained;
import org.strowger.contracts.routing.RoutingAnswer.PhoneState;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;

@DisplayName("Calls ring the phones of agents")
class CallTest {

  private static final RoutingPlan PLAN = TestPlan.of(queue("phone")).build();

  private static Exchange exchange() {
    return Exchange.with(PLAN, agent("a"), agent("b"), withoutPhone("c"));
  }

  @Test
  @DisplayName("T3: whether the phone can be rung is an input of eligibility")
  void shouldOfferCallsOnlyToAPhoneThatCanBeRung() {
    // given
    var exchange = exchange().ready("c");
    exchange.connect("a").presence("a", Presence.AVAILABLE);

    // when
    exchange.call("c1", "phone");

    // then
    assertThat(exchange.offered()).isEmpty();
    exchange.send(new ExplainContact(new ContactId("c1")));
    assertThat(exchange.only(ContactExplained.class).ineligibleByRule())
        .containsEntry(EligibilityRule.PHONE, 2);
  }

  @Test
  void shouldOfferAllElseWithoutAPhone() {
    // given
    var exchange = exchange().ready("c");

    // when
    exchange.arrive("c1", "phone");

    // then
    assertThat(exchange.offered()).containsExactly("c1>c");
  }

  @Test
  void shouldOfferTheWaitingCallOnceThePhoneCanBeRung() {
    // given
    var exchange = exchange();
    exchange.connect("a").presence("a", Presence.AVAILABLE).call("c1", "phone");

    // when
    exchange.phone("a", true);

    // then
    assertThat(exchange.only(PhoneChanged.class).reachable()).isTrue();
    assertThat(exchange.offered()).containsExactly("c1>a");
  }

  @Test
  @DisplayName("E1: a call that cannot ring goes to the next agent at once")
  void shouldTakeTheOfferFromAPhoneThatIsGone() {
    // given
    var exchange = exchange().ready("a", "b").call("c1", "phone");

    // when
    exchange.phone("a", false);

    // then
    assertThat(exchange.only(OfferRevoked.class).reason())
        .isEqualTo(RevokeReason.PHONE_UNREACHABLE);
    assertThat(exchange.offered()).containsExactly("c1>b");
  }

  @Test
  void shouldLeaveOtherOffersAndCallsThatTalkAlone() {
    // given
    var mail = exchange().ready("a").arrive("c1", "phone");
    var call = exchange().ready("a").call("c1", "phone").accept("a", "c1");

    // when
    mail.phone("a", false);
    call.phone("a", false);

    // then
    assertThat(mail.events(OfferRevoked.class)).isEmpty();
    assertThat(call.last()).hasSize(1);
    assertThat(call.close("a", "c1").events(ContactClosed.class)).hasSize(1);
  }

  @Test
  void shouldRefuseReportsThatChangeNothing() {
    // given
    var exchange = exchange().ready("a");

    // then
    assertThat(exchange.phone("a", true).rejection()).isEqualTo(RejectionCode.WRONG_STATE);
    assertThat(exchange.phone("b", false).rejection()).isEqualTo(RejectionCode.WRONG_STATE);
    assertThat(exchange.phone("c", true).rejection()).isEqualTo(RejectionCode.WRONG_STATE);
    assertThat(exchange.phone("x", true).rejection()).isEqualTo(RejectionCode.UNKNOWN_AGENT);
  }

  @Test
  void shouldTellTheDeskOfThePhone() {
    // given
    var exchange = exchange().ready("a");

    // then
    assertThat(exchange.connect("a").only(AgentSnapshot.class).phone())
        .isEqualTo(PhoneState.REACHABLE);
    assertThat(exchange.connect("b").only(AgentSnapshot.class).phone())
        .isEqualTo(PhoneState.UNREACHABLE);
    assertThat(exchange.connect("c").only(AgentSnapshot.class).phone()).isNull();
  }

  @Test
  void shouldNotCountOnANewPhoneUntilItIsReported() {
    // given
    var exchange = exchange().ready("a").call("c1", "phone");
    AgentDefinition old = agent("a");
    var changed =
        new AgentDefinition(
            old.id(), old.teamId(), old.profileId(), old.skills(), old.languages(), true, "new");

    // when
    exchange.send(new PutAgents(List.of(changed)));

    // then
    assertThat(exchange.only(OfferRevoked.class).reason())
        .isEqualTo(RevokeReason.PHONE_UNREACHABLE);
    assertThat(exchange.only(PhoneChanged.class).reachable()).isFalse();
    assertThat(exchange.phone("a", true).offered()).containsExactly("c1>a");
  }

  @Test
  void shouldRefuseThePhoneOfAnother() {
    // given
    var exchange = exchange();
    AgentDefinition old = agent("b");

    // when
    exchange.send(
        new PutAgents(
            List.of(
                new AgentDefinition(
                    old.id(), old.teamId(), old.profileId(), Map.of(), Map.of(), true, "a"))));

    // then
    assertThat(exchange.only(CommandRejected.class).faults())
        .extracting(Fault::key)
        .containsExactly("agents[b].phone");
  }

  @Test
  void shouldNeverJoinACall() {
    // given
    var exchange = exchange().ready("a").call("c1", "phone");

    // when
    exchange.send(exchange.route("c2", "of-c1", "phone", ChannelType.VOICE, null));

    // then
    assertThat(exchange.events(ContactJoined.class)).isEmpty();
    assertThat(exchange.events(ContactOpened.class)).hasSize(1);
  }
}
