package org.strowger.routing.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.ProfilePlan.ServedQueue;
import org.strowger.routing.TestFiles;
import org.strowger.servicekit.problem.FieldFault;
import org.strowger.servicekit.problem.Problem;

class PlanFileTest {

  private static final String VALID = TestFiles.text("plan.yaml");

  @Test
  void shouldReadEveryPartOfAPlan() {
    // when
    PlanFile file = PlanFile.parse(VALID);

    // then
    assertThat(file.version()).isEqualTo(1);
    assertThat(file.basedOn()).isZero();
    assertThat(file.plan().languages()).containsExactly("en", "de", "no");
    assertThat(file.plan().queues())
        .extracting(queue -> queue.id().value())
        .containsExactly("support", "back-office");
    assertThat(file.plan().profiles().getFirst().queues())
        .contains(new ServedQueue(new QueueId("support"), 1));
    assertThat(file.plan().attributes().getFirst().pattern()).isEqualTo("[A-Z0-9-]{4,20}");
  }

  @Test
  void shouldNameEveryFaultAtItsPlace() {
    // given
    String faulty =
        VALID
            .replace("percent: 80, withinSeconds: 120", "percent: many, withinSeconds: 120")
            .replace("delivery: PULL", "delivery: PUSHED")
            .replace("units: 3", "unit: 3");

    // when
    List<FieldFault> faults = faultsOf(faulty);

    // then
    assertThat(faults)
        .extracting(FieldFault::pointer)
        .containsExactlyInAnyOrder(
            "queues[support].target.percent",
            "queues[back-office].delivery",
            "profiles[generalist].capacity.unit",
            "profiles[generalist].capacity.units");
    assertThat(faults).allMatch(fault -> fault.message().startsWith("Expected "));
  }

  @Test
  void shouldNameUnknownKeysTogetherWithWhatTheRouterWouldRefuse() {
    // given
    String faulty =
        VALID
            .replace("breakReasons:", "brakeReasons:")
            .replace("offerTimeoutSeconds: 5", "offerTimeoutSeconds: 1")
            .replace("queueId: support\n    priority: 5", "queueId: nowhere\n    priority: 5");

    // when
    List<FieldFault> faults = faultsOf(faulty);

    // then
    assertThat(faults).hasSize(3);
    assertThat(faults.getFirst().pointer()).isEqualTo("brakeReasons");
  }

  @Test
  void shouldNotTakeAKeyTwice() {
    assertThat(faultsOf(VALID.replace("    units: 3", "    units: 3\n      units: 4")))
        .extracting(FieldFault::pointer)
        .containsExactly("profiles[0].capacity.units");
  }

  @Test
  void shouldNotTakeAliasesForText() {
    assertThat(
            faultsOf(
                VALID.replace("name: Support", "name: &n Support").replace("Back office", "*n")))
        .extracting(FieldFault::message)
        .containsExactly("Expected a value but found an alias (line 24)");
  }

  @Test
  void shouldSayWhereTextIsNoYaml() {
    // when
    Problem problem = catchThrowableOfType(Problem.class, () -> PlanFile.parse("skills: [a\nb: c"));

    // then
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.code()).isEqualTo("malformed_yaml");
    assertThat(problem.detail()).contains("line 2");
  }

  @Test
  void shouldAskForWhatAnEmptyDocumentLacks() {
    assertThat(faultsOf(""))
        .extracting(FieldFault::pointer)
        .contains("version")
        .doesNotContain("basedOn");
  }

  private static List<FieldFault> faultsOf(String yaml) {
    Problem problem = catchThrowableOfType(Problem.class, () -> PlanFile.parse(yaml));
    assertThat(problem.status()).isEqualTo(422);
    return problem.faults();
  }
}
