package org.strowger.routing.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.profileOf;
import static org.strowger.routing.engine.TestPlan.queue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.routing.engine.TestPlan;

@DisplayName("Bounds checked at plan validation")
class PlanBoundsTest {

  private static List<String> keys(RoutingPlan plan) {
    return PlanValidator.validate(plan).stream().map(Fault::key).toList();
  }

  private static RoutingPlan queues(int count) {
    return TestPlan.of(
            IntStream.range(0, count).mapToObj(i -> queue("q" + i)).toArray(TestPlan.Queue[]::new))
        .build();
  }

  private static RoutingPlan delays(int count) {
    var plan = TestPlan.of(queue("mail"));
    for (int i = 1; i <= count; i++) {
      plan.profile(profileOf("p" + i).serves("mail", 1, i));
    }
    return plan.profile(profileOf("all").serves("mail", 1)).build();
  }

  private static RoutingPlan steps(int count) {
    var queue = queue("mail").requires("refunds", 5);
    for (int i = 1; i <= count; i++) {
      queue.lowers(10 * i, "refunds", 1);
    }
    return TestPlan.of(queue).build();
  }

  private static RoutingPlan lists(int count) {
    var queues = new TestPlan.Queue[(count + 4) / 5];
    for (int i = 0; i < count; i++) {
      if (i % 5 == 0) {
        queues[i / 5] = queue("q" + i);
      }
      queues[i / 5].opensTo(10 * (i % 5 + 1), "list-" + i);
    }
    return TestPlan.of(queues).build();
  }

  @Test
  @DisplayName("≤ 50 queues per profile")
  void shouldLimitTheQueuesOfAProfile() {
    assertThat(keys(queues(50))).isEmpty();
    assertThat(keys(queues(51))).containsExactly("profiles[all].queues");
  }

  @Test
  @DisplayName("≤ 4 distinct delays per queue")
  void shouldLimitTheDelaysOfAQueue() {
    assertThat(keys(delays(4))).isEmpty();
    assertThat(keys(delays(5))).containsExactly("queues[mail].delays");
  }

  @Test
  @DisplayName("≤ 6 steps")
  void shouldLimitTheStepsOfAQueue() {
    assertThat(keys(steps(6))).isEmpty();
    assertThat(keys(steps(7))).containsExactly("queues[mail].matching.steps");
  }

  @Test
  @DisplayName("≤ 64 named lists")
  void shouldLimitTheNamedLists() {
    assertThat(keys(lists(64))).isEmpty();
    assertThat(keys(lists(65))).containsExactly("lists");
  }
}
