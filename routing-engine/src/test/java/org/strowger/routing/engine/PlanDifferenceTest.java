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
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.PlanEvent;
import org.strowger.contracts.wire.PlanHash;
import org.strowger.routing.engine.apply.Applier;
import org.strowger.routing.engine.apply.MutableDomainState;
import org.strowger.routing.engine.index.DirtySet;
import org.strowger.routing.engine.state.Effect;

@DisplayName("A plan works on the difference; contacts waiting are re-evaluated group by group")
class PlanDifferenceTest {

  private static final AgentDefinition NOVICE = agent("n", "all", Map.of("refunds", 1), Map.of());

  private static RoutingPlan plan(int level) {
    return TestPlan.of(queue("mail"), queue("refunds").requires("refunds", level)).build();
  }

  private static RoutingPlan withUnits(int units) {
    return TestPlan.of(queue("mail"), queue("refunds").requires("refunds", 3))
        .profile(profileOf("all").serves("mail", 1).serves("refunds", 1).units(units))
        .build();
  }

  private static List<String> changedKeys(Exchange exchange) {
    return exchange.engine().drainChanges().stream().map(Change::key).sorted().toList();
  }

  @Test
  void shouldLeaveAllOrdersAsTheyWereWhenNothingChanges() {
    // given
    var one = Exchange.with(plan(3), NOVICE, agent("b"));
    var other = Exchange.with(plan(3), NOVICE, agent("b"));
    for (Exchange each : List.of(one, other)) {
      each.arrive("r1", "refunds").arrive("r2", "refunds!").ready("n", "b");
      for (String contact : List.of("m1", "m2", "m3", "m4", "m5", "m6", "first")) {
        each.arrive(contact, contact.equals("first") ? "mail!" : "mail", ChannelType.EMAIL, null);
      }
      each.save();
    }

    // when
    one.apply(plan(3));

    // then
    assertThat(one.last()).hasSize(1).first().isInstanceOf(PlanEvent.PlanApplied.class);
    assertThat(changedKeys(one)).allMatch(key -> key.equals("head") || key.startsWith("plan/"));
    for (String contact : List.of("m1", "m2", "m3")) {
      String agent = one.offerTo(contact);
      assertThat(one.accept(agent, contact).close(agent, contact).offered())
          .isEqualTo(other.accept(agent, contact).close(agent, contact).offered())
          .as("after %s of %s", contact, one.last())
          .isNotEmpty();
    }
  }

  @Test
  void shouldLookAtNothingButWhatThePlanTouches() {
    // given
    var exchange = Exchange.with(plan(3), NOVICE, agent("b"));
    exchange.arrive("r1", "refunds").arrive("r2", "refunds").ready("n", "b").save();

    // then
    assertThat(touchedBy(exchange, plan(3))).isEqualTo("agents 0, contacts 0, groups 0");
    assertThat(touchedBy(exchange, plan(1))).isEqualTo("agents 0, contacts 0, groups 1");
    assertThat(touchedBy(exchange, withUnits(300))).isEqualTo("agents 2, contacts 0, groups 0");
  }

  /** What has to be matched once the plan is in force. */
  private static String touchedBy(Exchange exchange, RoutingPlan next) {
    var state = MutableDomainState.of(exchange.stored());
    var applier = new Applier(state);
    applier.apply(new Effect.Published(new PlanEvent.PlanPartStaged(2, 1, 1, next)));
    applier.apply(
        new Effect.Published(
            new PlanEvent.PlanApplied(2, 1, 1, PlanHash.of(next), "u-9001", exchange.now())));
    DirtySet left = state.index().dirty();
    return "agents %d, contacts %d, groups %d"
        .formatted(left.freed().size(), left.opened().size(), left.groups().size());
  }

  @Test
  @DisplayName(
      "a requirement that becomes lower lets those in who could not take the queue's contacts")
  void shouldReevaluateTheGroupThatMoreAgentsCanServe() {
    // given
    var exchange = Exchange.with(plan(3), NOVICE).ready("n");
    exchange.arrive("r1", "refunds").arrive("r2", "refunds!").arrive("r3", "refunds");

    // when
    exchange.apply(plan(1));

    // then
    assertThat(exchange.offered()).containsExactly("r2>n", "r1>n");
    assertThat(exchange.events(OfferIssued.class))
        .extracting(offer -> offer.why().trigger())
        .containsOnly(Trigger.PLAN_APPLIED);
  }

  @Test
  void shouldOfferWhatAProfileServesFromNowOn() {
    // given
    var narrow =
        TestPlan.of(queue("mail"), queue("shop"))
            .profile(profileOf("all").serves("shop", 1))
            .profile(profileOf("others").serves("mail", 1))
            .build();
    var exchange = Exchange.with(narrow, agent("a")).ready("a").arrive("c1", "mail");

    // when
    exchange.apply(
        TestPlan.of(queue("mail"), queue("shop"))
            .profile(profileOf("all").serves("shop", 1).serves("mail", 2))
            .profile(profileOf("others").serves("mail", 1))
            .build());

    // then
    assertThat(exchange.offered()).containsExactly("c1>a");
  }

  @Test
  void shouldOfferMoreToAgentsWithMoreCapacity() {
    // given
    var exchange = Exchange.with(withUnits(100), agent("a")).ready("a");
    exchange.arrive("c1", "mail").arrive("c2", "mail").arrive("c3", "mail").arrive("c4", "mail");
    assertThat(exchange.all(OfferIssued.class)).hasSize(2);

    // when
    exchange.apply(withUnits(200));

    // then
    assertThat(exchange.offered()).containsExactly("c3>a", "c4>a");
  }

  @Test
  void shouldOfferWhatIsPushedFromNowOn() {
    // given
    var exchange = Exchange.with(TestPlan.of(queue("mail").pull()).build(), agent("a")).ready("a");
    exchange.arrive("c1", "mail", ChannelType.EMAIL, null);

    // when
    exchange.apply(TestPlan.of(queue("mail")).build());

    // then
    assertThat(exchange.offered()).containsExactly("c1>a");
  }
}
