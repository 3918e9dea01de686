package org.strowger.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.plan.RoutingPlan;

class PlanHashTest {

  @Test
  void shouldHashAPlanTheSameOnEveryMachine() {
    // given
    var plan = (RoutingPlan) Samples.of(RoutingPlan.class);

    // when
    String hash = PlanHash.of(plan);

    // then
    assertThat(hash).isEqualTo("aff55b36c57954d0d3fb630ccd91662a4e5d3403e1bd36e5a4181cd6da93609a");
  }

  @Test
  void shouldHashTheSumOfThePartsAsTheWhole() {
    // given
    var whole = (RoutingPlan) Samples.of(RoutingPlan.class);
    var first =
        new RoutingPlan(
            whole.skills(),
            whole.languages(),
            List.of(),
            whole.dispositions(),
            List.of(),
            whole.queues(),
            List.of(),
            List.of());
    var second =
        new RoutingPlan(
            List.of(),
            List.of(),
            whole.attributes(),
            List.of(),
            whole.breakReasons(),
            List.of(),
            whole.profiles(),
            whole.entryRules(),
            whole.calendars(),
            whole.limits());

    // then
    assertThat(PlanHash.of(first.plus(second))).isEqualTo(PlanHash.of(whole));
    assertThat(PlanHash.of(first)).isNotEqualTo(PlanHash.of(whole));
  }
}
