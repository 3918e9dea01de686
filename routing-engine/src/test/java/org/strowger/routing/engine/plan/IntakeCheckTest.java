package org.strowger.routing.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.CalendarPlan;
import org.strowger.contracts.plan.CalendarPlan.Hours;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.plan.Intake;
import org.strowger.contracts.plan.Intake.AdmissionAction;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.routing.engine.TestPlan;

class IntakeCheckTest {

  private static List<String> keys(RoutingPlan plan) {
    return PlanValidator.validate(plan).stream().map(Fault::key).toList();
  }

  private static Intake overflow(String to) {
    return new Intake(null, null, 10, null, AdmissionAction.OVERFLOW, new QueueId(to));
  }

  @Test
  void shouldAcceptHoursLimitsAndOverflows() {
    // given
    var day = new Hours(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(18, 0));
    var calendar = new CalendarPlan("day", ZoneId.of("Europe/Vienna"), List.of(day), List.of());
    var plan =
        TestPlan.of(
                queue("mail")
                    .intake(
                        new Intake(
                            "day",
                            AdmissionAction.DEFER,
                            10,
                            "all",
                            AdmissionAction.OVERFLOW,
                            new QueueId("other"))),
                queue("other").autoAccept(ChannelType.CHAT))
            .calendar(calendar)
            .limit("all", 100)
            .build();

    // then
    assertThat(PlanValidator.validate(plan)).isEmpty();
  }

  @Test
  void shouldRefuseForecastsAndMessagesOutOfBounds() {
    // given
    var intake =
        new Intake(
            null,
            null,
            1,
            null,
            AdmissionAction.DEFER,
            null,
            0,
            AdmissionAction.DEFER,
            "m".repeat(501));
    var overflow =
        new Intake(null, null, null, null, null, null, 60, AdmissionAction.OVERFLOW, "Call later");

    // then
    assertThat(
            keys(
                TestPlan.of(queue("mail").intake(intake), queue("other").intake(overflow)).build()))
        .containsExactly(
            "queues[mail].intake.onFull",
            "queues[mail].intake.onForecastExceeded",
            "queues[mail].intake.maximumForecast",
            "queues[mail].intake.message",
            "queues[other].intake.overflowTo");
  }

  @Test
  void shouldRefuseWhatThePlanDoesNotDeclare() {
    // given
    var plan =
        TestPlan.of(
                queue("mail")
                    .intake(
                        new Intake(
                            "never",
                            AdmissionAction.CALLBACK,
                            -1,
                            "none",
                            AdmissionAction.DEFER,
                            new QueueId("nowhere"))),
                queue("other").intake(overflow("nowhere")).autoAccept(ChannelType.VOICE))
            .calendar(new CalendarPlan("empty", ZoneId.of("UTC"), List.of(), List.of()))
            .limit("few", -1)
            .build();

    // then
    assertThat(keys(plan))
        .containsExactly(
            "calendars[empty].hours",
            "limits[few].size",
            "queues[mail].intake.calendar",
            "queues[mail].intake.sharedLimit",
            "queues[mail].intake.maximumSize",
            "queues[mail].intake.onClosed",
            "queues[other].autoAccept",
            "queues[other].intake.overflowTo");
  }

  @Test
  void shouldRefuseACycleOfOverflows() {
    // given
    var plan =
        TestPlan.of(
                queue("a").intake(overflow("b")),
                queue("b").intake(overflow("c")),
                queue("c").intake(overflow("b")))
            .build();

    // then
    assertThat(keys(plan))
        .containsExactly("queues[b].intake.overflowTo", "queues[c].intake.overflowTo");
  }

  @Test
  void shouldRefuseWaitsAndCallbacksBeyondTheirBounds() {
    // given
    var plan =
        TestPlan.of(
                queue("mail").maximumWait(5, QueuePlan.MaximumWait.Then.EXPIRE).callback(11, 59))
            .build();

    // then
    assertThat(keys(plan))
        .containsExactly(
            "queues[mail].maximumWait.seconds",
            "queues[mail].callback.attempts",
            "queues[mail].callback.gapSeconds");
  }
}
