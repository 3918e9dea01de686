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
    assertThat(hash).isEqualTo("ae55cda7c8c9276388a4f3225fc43baf772180eec8cb61c7530ef7e478670e56");
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
