package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.profileOf;
import static org.strowger.routing.engine.TestPlan.queue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.routing.ContactEvent.ContactStarved;
import org.strowger.contracts.routing.ContactEvent.ContactUnroutable;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.PlanCommand.RemoveAgents;
import org.strowger.contracts.routing.Presence;

/** What waiting does: steps, delays, starving, and the agent a contact prefers. */
class StepsTest {

  private static AgentDefinition skilled(String id, int level) {
    return agent(id, "all", level == 0 ? Map.of() : Map.of("refunds", level), Map.of());
  }

  @Test
  @DisplayName("A5: a step opens at its time, and the decision names it")
  void shouldLowerALevelAfterAWhile() {
    // given
    var plan = TestPlan.of(queue("refunds").requires("refunds", 4).lowers(20, "refunds", 2));
    var exchange = Exchange.with(plan.build(), skilled("a", 2), skilled("b", 4));
    exchange.ready("a").arrive("c1", "refunds");

    // when
    exchange.pass(19);
    var early = exchange.offered();
    exchange.pass(1);

    // then
    assertThat(early).isEmpty();
    assertThat(exchange.offered()).containsExactly("c1>a");
    assertThat(exchange.only(OfferIssued.class).why().step()).isEqualTo(1);
    assertThat(exchange.only(OfferIssued.class).why().trigger()).isEqualTo(Trigger.STEP_OPENED);
  }

  @Test
  @DisplayName("E2: an empty set waits, and widens only by the plan's steps")
  void shouldOpenToAListAndThenToAnyone() {
    // given
    var plan =
        TestPlan.of(
            queue("refunds").requires("refunds", 5).opensTo(10, "helpers").opensToAnyone(20));
    var helper =
        new AgentDefinition(
            new AgentId("b"),
            skilled("b", 0).teamId(),
            skilled("b", 0).profileId(),
            Map.of(),
            Map.of(),
            true,
            null,
            List.of("helpers"));
    var exchange = Exchange.with(plan.build(), skilled("a", 0), helper);
    exchange
        .ready("a", "b")
        .arrive("c1", "refunds")
        .arrive("c2", "refunds")
        .arrive("c3", "refunds");

    // when
    var listed = exchange.pass(10).offered();
    var all = exchange.pass(10).offered();

    // then
    assertThat(listed).containsExactly("c1>b", "c2>b");
    assertThat(all).containsExactly("c3>a");
  }

  @Test
  void shouldPassOverAStepThatNobodySignedInMeets() {
    // given
    var steps = queue("refunds").requires("refunds", 4).opensToAnyone(600).skipsUnstaffed();
    var exchange = Exchange.with(TestPlan.of(steps).build(), skilled("a", 0), skilled("b", 4));
    exchange.ready("a", "b").arrive("c1", "refunds").accept("b", "c1");
    exchange.arrive("c2", "refunds").accept("b", "c2").arrive("c3", "refunds");
    assertThat(exchange.offered()).isEmpty();

    // when
    exchange.presence(
        "b", Presence.OFFLINE, org.strowger.contracts.routing.AgentCommand.OpenWork.KEEP);

    // then
    assertThat(exchange.offered()).containsExactly("c3>a");
  }

  @Test
  void shouldSayAtOnceThatNobodyEverCould() {
    // given
    var plan = TestPlan.of(queue("refunds").requires("refunds", 5).lowers(60, "refunds", 3));
    var exchange = Exchange.with(plan.build(), skilled("a", 2));

    // when
    exchange.arrive("c1", "refunds");

    // then
    assertThat(exchange.events(ContactUnroutable.class)).hasSize(1);
  }

  @Test
  void shouldSayAtOnceThatNobodyIsLeftForAContactWhoseAgentIsRemoved() {
    // given
    var plan = TestPlan.of(queue("refunds").requires("refunds", 3)).build();
    var exchange = Exchange.with(plan, skilled("a", 3), skilled("b", 0));
    exchange.ready("a").arrive("c1", "refunds").accept("a", "c1");

    // when
    exchange.send(new RemoveAgents(List.of(new AgentId("a"))));

    // then
    assertThat(exchange.only(ContactUnroutable.class).contactId().value()).isEqualTo("c1");
  }

  @Test
  void shouldShowAQueueToAProfileAfterItsDelay() {
    // given
    var plan =
        TestPlan.of(queue("mail"))
            .profile(profileOf("all").serves("mail", 1, 15))
            .profile(profileOf("near").serves("mail", 1));
    var exchange = Exchange.with(plan.build(), agent("a"));
    exchange.ready("a").arrive("c1", "mail");

    // when
    var early = exchange.pass(14).offered();

    // then
    assertThat(early).isEmpty();
    assertThat(exchange.pass(1).offered()).containsExactly("c1>a");
  }

  @Test
  void shouldPutStarvedContactsBeforeAllPriorities() {
    // given
    var plan = TestPlan.of(queue("mail").starvesAfter(60), queue("shop").starvesAfter(60));
    var exchange = Exchange.with(plan.build(), agent("a"));
    exchange.arrive("c1", "shop").arrive("c2", "mail").pass(30).arrive("c3", "mail!");

    // when
    exchange.pass(31);
    var starved = exchange.events(ContactStarved.class);
    exchange.ready("a");

    // then
    assertThat(starved).hasSize(2);
    assertThat(exchange.all(OfferIssued.class).stream().map(each -> each.contactId().value()))
        .containsExactly("c1", "c2");
  }

  @Test
  @DisplayName("R2: the preferred agent is waited for, but not for ever")
  void shouldWaitForThePreferredAgentUntilHerTimeIsOver() {
    // given
    var plan = TestPlan.of(queue("mail").prefersFor(30));
    var exchange = Exchange.with(plan.build(), agent("a"), agent("b"));
    exchange.ready("b").arrive("c1", "mail").arrive("c2", "mail").ready("a");

    // when
    exchange.send(exchange.preferring("c3", "b"));
    var first = exchange.offered();
    exchange.accept("b", "c1").accept("b", "c2").pass(29);

    // then
    assertThat(first).isEmpty();
    assertThat(exchange.offered()).isEmpty();
    assertThat(exchange.pass(2).offered()).containsExactly("c3>a");
  }

  @Test
  @DisplayName("C2: the preferred agent is skipped at once when she is not routable")
  void shouldSkipAPreferredAgentWhoIsGone() {
    // given
    var plan = TestPlan.of(queue("mail").prefersFor(600));
    var exchange = Exchange.with(plan.build(), agent("a"), agent("b"));
    exchange.ready("b").arrive("c1", "mail").arrive("c2", "mail").ready("a");
    exchange.accept("b", "c1").accept("b", "c2");
    exchange.send(exchange.preferring("c3", "b"));
    assertThat(exchange.offered()).isEmpty();

    // when
    exchange.presence("b", Presence.ON_BREAK);

    // then
    assertThat(exchange.offered()).containsExactly("c3>a");
    assertThat(exchange.send(exchange.preferring("c4", "b")).offered()).containsExactly("c4>a");
  }
}
