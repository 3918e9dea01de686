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
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentEvent.AgentRemoved;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.AgentEvent.AgentUpserted;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.PlanCommand.ApplyPlan;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.PlanCommand.RemoveAgents;
import org.strowger.contracts.routing.PlanCommand.StagePlanPart;
import org.strowger.contracts.routing.PlanEvent.PlanApplied;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.wire.PlanHash;

class PlanChangeTest {

  private static final RoutingPlan PLAN = TestPlan.of(queue("mail"), queue("shop")).build();

  private static RoutingPlan part(RoutingPlan plan, boolean first) {
    return first
        ? new RoutingPlan(
            plan.skills(),
            plan.languages(),
            plan.attributes(),
            plan.dispositions(),
            plan.breakReasons(),
            plan.queues(),
            List.of(),
            List.of())
        : new RoutingPlan(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            plan.profiles(),
            plan.entryRules());
  }

  @Test
  void shouldPutAPlanInForceFromItsParts() {
    // given
    var exchange = new Exchange();
    exchange.send(new StagePlanPart(7, 2, 2, part(PLAN, false)));
    exchange.send(new ApplyPlan(7, 0, PlanHash.of(PLAN), "u-9001"));
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.PLAN_INCOMPLETE);
    exchange.send(new StagePlanPart(7, 1, 2, part(PLAN, true)));

    // when
    exchange.send(new ApplyPlan(7, 0, PlanHash.of(PLAN), "u-9001"));

    // then
    assertThat(exchange.only(PlanApplied.class).parts()).isEqualTo(2);
    assertThat(exchange.restart().engine().planVersion()).isEqualTo(7);
  }

  @Test
  void shouldRefuseAPlanThatIsInForceOrHasAnotherBase() {
    // given
    var exchange = Exchange.with(PLAN);
    exchange.send(new ApplyPlan(1, 0, PlanHash.of(PLAN), "u-9001"));
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.PLAN_IN_FORCE);
    exchange.send(new StagePlanPart(5, 1, 1, PLAN));

    // when
    exchange.send(new ApplyPlan(5, 3, PlanHash.of(PLAN), "u-9001"));

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.PLAN_WRONG_BASE);
  }

  @Test
  void shouldRefuseAnInvalidPlanWithEveryFaultAndChangeNothing() {
    // given
    var exchange = Exchange.with(PLAN);
    exchange.send(new StagePlanPart(2, 1, 1, RoutingPlan.EMPTY));
    long hash = exchange.engine().stateHash();

    // when
    exchange.send(new ApplyPlan(2, 1, "00", "u-9001"));

    // then
    CommandRejected rejected = exchange.only(CommandRejected.class);
    assertThat(rejected.code()).isEqualTo(RejectionCode.PLAN_INVALID);
    assertThat(rejected.faults().stream().map(Fault::key))
        .containsExactly("hash", "dispositions", "entryRules");
    assertThat(exchange.engine().stateHash()).isEqualTo(hash);
  }

  @Test
  void shouldRefuseToDeleteAQueueWithContactsAndAProfileWithAgents() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).arrive("c1", "shop");
    var next = TestPlan.of(queue("mail")).profile(profileOf("others").serves("mail", 1)).build();

    // when
    exchange.apply(next);

    // then
    assertThat(exchange.only(CommandRejected.class).faults().stream().map(Fault::key))
        .containsExactly("queues[shop]", "profiles[all]");
    assertThat(exchange.withdraw("c1").last()).hasSize(1);
  }

  @Test
  void shouldReevaluateWaitingContactsUnderTheNewPlan() {
    // given
    var strict = TestPlan.of(queue("mail").requires("refunds", 3)).build();
    var exchange = Exchange.with(strict, agent("a")).ready("a").arrive("c1", "mail");
    assertThat(exchange.offered()).isEmpty();

    // when
    exchange.apply(TestPlan.of(queue("mail")).build());

    // then
    assertThat(exchange.offered()).containsExactly("c1>a");
  }

  @Test
  @DisplayName("a plan change revokes offers it would not make and leaves assigned work alone")
  void shouldRevokeOffersThatLostTheirGround() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a");
    exchange.arrive("c1", "mail").accept("a", "c1").arrive("c2", "mail");

    // when
    exchange.apply(TestPlan.of(queue("mail").requires("refunds", 3), queue("shop")).build());

    // then
    assertThat(exchange.only(OfferRevoked.class).reason()).isEqualTo(RevokeReason.PLAN_CHANGED);
    assertThat(exchange.offered()).isEmpty();
    assertThat(exchange.close("a", "c1").events(ContactClosed.class)).hasSize(1);
  }

  @Test
  void shouldRefuseARosterWithEveryFault() {
    // given
    var exchange = Exchange.with(PLAN);

    // when
    exchange.send(
        new PutAgents(
            List.of(
                agent("a", "ghosts", Map.of("magic", 3), Map.of("de", 9)),
                agent("a", "all", Map.of(), Map.of("xx", 1)))));

    // then
    assertThat(exchange.only(CommandRejected.class).code()).isEqualTo(RejectionCode.ROSTER_INVALID);
    assertThat(exchange.only(CommandRejected.class).faults().stream().map(Fault::key))
        .containsExactly(
            "agents[a]",
            "agents.phone[a]",
            "agents[a].profileId",
            "agents[a].skills[magic]",
            "agents[a].languages[de]",
            "agents[a].languages[xx]");
  }

  @Test
  void shouldRevokeOffersWhenAnAgentLosesTheSkill() {
    // given
    var plan = TestPlan.of(queue("refunds").requires("refunds", 3)).build();
    var exchange =
        Exchange.with(plan, agent("a", "all", Map.of("refunds", 3), Map.of())).ready("a");
    exchange.arrive("c1", "refunds");

    // when
    exchange.send(new PutAgents(List.of(agent("a", "all", Map.of("refunds", 2), Map.of()))));

    // then
    assertThat(exchange.only(OfferRevoked.class).reason()).isEqualTo(RevokeReason.PLAN_CHANGED);
    assertThat(exchange.events(AgentUpserted.class)).hasSize(1);
  }

  @Test
  void shouldPutTheWorkOfARemovedAgentBackInLine() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"), agent("b")).ready("a");
    exchange.arrive("c1", "mail").accept("a", "c1").arrive("c2", "mail").ready("b");

    // when
    exchange.send(new RemoveAgents(List.of(new AgentId("a"))));

    // then
    assertThat(exchange.only(OfferRevoked.class).reason()).isEqualTo(RevokeReason.AGENT_REMOVED);
    assertThat(exchange.only(ContactReturned.class).reason()).isEqualTo(ReturnReason.AGENT_REMOVED);
    assertThat(exchange.only(AgentRemoved.class).agentId()).hasToString("a");
    assertThat(exchange.events(AgentStateChanged.class).getFirst().state())
        .isEqualTo(AgentState.OFFLINE);
    assertThat(exchange.offered()).containsExactly("c1>b", "c2>b");
  }

  @Test
  void shouldFollowAPlanThatTellsLanguagesApartMorePreciselyAndLess() {
    // given
    var mail = queue("mail").languageLevel(3);
    var exchange =
        Exchange.with(
            TestPlan.of(mail).languages("de").build(),
            agent("a", "all", Map.of(), Map.of("de", 3)));
    exchange.arrive("c1", "mail", ChannelType.EMAIL, "de-AT");

    // when
    exchange.apply(TestPlan.of(mail).languages("de", "de-AT").build());
    exchange.ready("a");
    List<String> precise = exchange.offered();
    exchange.apply(TestPlan.of(mail).languages("de").build());

    // then
    assertThat(precise).isEmpty();
    assertThat(exchange.offered()).containsExactly("c1>a");
  }
}
