package org.strowger.routing.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.plan.Disposition;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.wire.Json;
import org.strowger.routing.TestFiles;

class PartsTest {

  @Test
  void shouldKeepASmallPlanInOnePart() {
    RoutingPlan plan = PlanFile.parse(TestFiles.text("plan.yaml")).plan();

    assertThat(Parts.of(plan)).containsExactly(plan);
  }

  @Test
  void shouldSplitALargePlanIntoPartsThatFitAndAddUp() throws JsonProcessingException {
    // given
    RoutingPlan plan = planOf(5_000);

    // when
    List<RoutingPlan> parts = Parts.of(plan);

    // then
    assertThat(parts).hasSizeGreaterThan(3);
    for (RoutingPlan part : parts) {
      assertThat(Json.LOG.writeValueAsBytes(part)).hasSizeLessThan(Parts.MAX_BYTES);
    }
    assertThat(parts.stream().reduce(RoutingPlan.EMPTY, RoutingPlan::plus)).isEqualTo(plan);
  }

  @Test
  void shouldBatchByNumberAndBySize() {
    // given
    List<String> small = IntStream.range(0, 600).mapToObj(i -> "agent-" + i).toList();
    List<String> large = IntStream.range(0, 5).mapToObj(i -> "x".repeat(25 * 1024)).toList();

    // then
    assertThat(Parts.batches(small)).extracting(List::size).containsExactly(250, 250, 100);
    assertThat(Parts.batches(large)).extracting(List::size).containsExactly(2, 2, 1);
    assertThat(Parts.batches(List.of())).isEmpty();
  }

  private static RoutingPlan planOf(int dispositions) {
    return new RoutingPlan(
        List.of("general"),
        List.of("en"),
        List.of(),
        IntStream.range(0, dispositions)
            .mapToObj(i -> new Disposition("code-" + i, "Disposition number " + i))
            .toList(),
        List.of("lunch"),
        List.of(),
        List.of(),
        List.of());
  }
}
