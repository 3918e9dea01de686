package org.strowger.routing.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.profileOf;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.AttributePlan;
import org.strowger.contracts.plan.Disposition;
import org.strowger.contracts.plan.EntryRule;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.ProfilePlan.Capacity;
import org.strowger.contracts.plan.ProfilePlan.ServedQueue;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.routing.engine.TestPlan;

class PlanValidatorTest {

  private static final RoutingPlan GOOD = TestPlan.of(queue("mail"), queue("shop")).build();

  private static List<String> keys(RoutingPlan plan) {
    return PlanValidator.validate(plan).stream().map(Fault::key).toList();
  }

  @Test
  void shouldAcceptAGoodPlan() {
    assertThat(PlanValidator.validate(GOOD)).isEmpty();
  }

  @Test
  void shouldNameEveryFaultByKeyAndValue() {
    // given
    var bad =
        new QueuePlan(
            new QueueId("bad"),
            " ",
            QueuePlan.Delivery.PUSH,
            new QueuePlan.ServiceTarget(101, 0),
            -1,
            ZoneId.of("UTC"),
            List.of(new SkillLevel("magic", 6)),
            6,
            4,
            9,
            new WrapUp(WrapUp.Mode.TIMED, 0),
            QueuePlan.Ranking.LONGEST_AVAILABLE);
    var plan = withQueues(GOOD, List.of(GOOD.queues().getFirst(), GOOD.queues().get(1), bad));

    // then
    assertThat(keys(plan))
        .containsExactly(
            "queues[bad].name",
            "queues[bad].target.percent",
            "queues[bad].target.withinSeconds",
            "queues[bad].wrapUp.seconds",
            "queues[bad].shortAbandonSeconds",
            "queues[bad].languageLevel",
            "queues[bad].offerTimeoutSeconds",
            "queues[bad].declineBackoffSeconds",
            "queues[bad].requiredSkills[magic]",
            "queues[bad].requiredSkills[magic].level",
            "queues[bad]");
    assertThat(PlanValidator.validate(plan))
        .contains(
            new Fault("queues[bad].offerTimeoutSeconds", "4", "Expected 5–3600 but it is 4"),
            new Fault(
                "queues[bad]",
                "bad",
                "Expected a profile that serves the queue but nobody could ever"));
  }

  @Test
  void shouldNameFaultsOfProfiles() {
    // given
    var served =
        IntStream.rangeClosed(1, 51)
            .mapToObj(i -> new ServedQueue(new QueueId("q" + i), 1))
            .toList();
    var profile =
        new ProfilePlan(
            new ProfileId("odd"),
            "Odd",
            served,
            new Capacity(100, Map.of(ChannelType.EMAIL, 101), Map.of(ChannelType.CHAT, 0)),
            0,
            601);
    var plan = withProfiles(GOOD, List.of(GOOD.profiles().getFirst(), profile, profile));

    // then
    assertThat(keys(plan))
        .contains(
            "profiles[odd]",
            "profiles[odd].queues",
            "profiles[odd].queues[q1]",
            "profiles[odd].capacity.costs[EMAIL]",
            "profiles[odd].capacity.maximums[CHAT]",
            "profiles[odd].missesBeforeSuspension",
            "profiles[odd].disconnectGraceSeconds");
  }

  @Test
  void shouldNameFaultsOfEntryRules() {
    // given
    var open = rule("open", List.of(), "mail", 5);
    var lost = rule("lost", List.of("x"), "nowhere", 10);

    // then
    assertThat(keys(withRules(GOOD, List.of(open, lost))))
        .containsExactly(
            "entryRules[lost].queueId",
            "entryRules[lost].priority",
            "entryRules",
            "entryRules[open]");
    assertThat(keys(withRules(GOOD, List.of()))).containsExactly("entryRules");
  }

  @Test
  void shouldNameABoostOfMoreThanADay() {
    // given
    EntryRule boosted =
        new EntryRule(
            "boosted",
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            GOOD.queues().getFirst().id(),
            List.of(),
            5,
            86_401,
            null,
            null,
            null,
            null);

    // then
    assertThat(keys(withRules(GOOD, List.of(boosted))))
        .containsExactly("entryRules[boosted].boostSeconds");
  }

  @Test
  void shouldNameFaultsOfWhatIsDeclared() {
    // given
    var plan =
        new RoutingPlan(
            List.of("refunds", "refunds", "Not A Code"),
            List.of("de", "DE", "deutsch!"),
            List.of(
                new AttributePlan("both", List.of("x"), "y"),
                new AttributePlan("none", List.of(), null),
                new AttributePlan("broken", List.of(), "(")),
            List.of(new Disposition("done", ""), new Disposition("done", "Done")),
            List.of("lunch"),
            GOOD.queues(),
            GOOD.profiles(),
            GOOD.entryRules());

    // then
    assertThat(keys(plan))
        .containsExactly(
            "skills[refunds]",
            "skills[Not A Code]",
            "languages[de]",
            "languages[deutsch!]",
            "attributes[both]",
            "attributes[none]",
            "attributes[broken].pattern",
            "dispositions[done]",
            "dispositions[done].name");
  }

  @Test
  void shouldLimitTheCapacityOfAProfileToItsUnits() {
    // given
    var plan =
        TestPlan.of(queue("mail"))
            .profile(profileOf("all").serves("mail", 1).cost(ChannelType.EMAIL, 0));

    // then
    assertThat(keys(plan.build())).containsExactly("profiles[all].capacity.costs[EMAIL]");
  }

  private static EntryRule rule(String name, List<String> entryPoints, String queue, int priority) {
    return new EntryRule(
        name, List.of(), entryPoints, List.of(), Map.of(), new QueueId(queue), List.of(), priority);
  }

  private static RoutingPlan withQueues(RoutingPlan plan, List<QueuePlan> queues) {
    return new RoutingPlan(
        plan.skills(),
        plan.languages(),
        plan.attributes(),
        plan.dispositions(),
        plan.breakReasons(),
        queues,
        plan.profiles(),
        plan.entryRules());
  }

  private static RoutingPlan withProfiles(RoutingPlan plan, List<ProfilePlan> profiles) {
    return new RoutingPlan(
        plan.skills(),
        plan.languages(),
        plan.attributes(),
        plan.dispositions(),
        plan.breakReasons(),
        plan.queues(),
        profiles,
        plan.entryRules());
  }

  private static RoutingPlan withRules(RoutingPlan plan, List<EntryRule> rules) {
    return new RoutingPlan(
        plan.skills(),
        plan.languages(),
        plan.attributes(),
        plan.dispositions(),
        plan.breakReasons(),
        plan.queues(),
        plan.profiles(),
        rules);
  }
}
