package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.CalendarPlan;
import org.strowger.contracts.plan.CalendarPlan.Hours;
import org.strowger.contracts.plan.Intake;
import org.strowger.contracts.plan.Intake.AdmissionAction;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AdmissionReason;
import org.strowger.contracts.routing.ContactCommand.CallbackReason;
import org.strowger.contracts.routing.ContactEvent.CallbackRequested;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.contracts.routing.WaitEvent.ArrivalDenied;
import org.strowger.contracts.routing.WaitEvent.ContactOverflowed;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;
import org.strowger.contracts.routing.WaitForecast;

@DisplayName(
    "At forecast wait, by rule: refuse, overflow, offer a callback, or defer to opening time")
class AdmissionTest {

  /** Open at the exchange's start, Monday 2026-03-02 10:00 in Vienna, until ten minutes later. */
  private static final CalendarPlan TWICE =
      new CalendarPlan(
          "twice",
          ZoneId.of("Europe/Vienna"),
          List.of(
              new Hours(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(10, 20)),
              new Hours(DayOfWeek.MONDAY, LocalTime.of(12, 0), LocalTime.of(18, 0))),
          List.of());

  private static RoutingPlan plan(int maximum, @Nullable AdmissionAction onForecastExceeded) {
    var intake =
        new Intake(
            "twice",
            null,
            null,
            null,
            null,
            new QueueId("other"),
            maximum,
            onForecastExceeded,
            "Please call later");
    return TestPlan.of(queue("mail").intake(intake), queue("other")).calendar(TWICE).build();
  }

  /** A minute for each call; the agent is busy and one contact waits: the next would wait 120 s. */
  private static Exchange slow(int maximum, @Nullable AdmissionAction onForecastExceeded) {
    var exchange = Exchange.with(plan(maximum, onForecastExceeded), agent("a")).ready("a");
    for (int i = 1; i <= 6; i++) {
      exchange.arrive("s" + i, "mail", ChannelType.VOICE, null);
    }
    for (int i = 1; i <= 5; i++) {
      exchange.accept("a", "s" + i).pass(60).close("a", "s" + i);
    }
    return exchange.accept("a", "s6").arrive("c0", "mail", ChannelType.EMAIL, null);
  }

  @Test
  void shouldRefuseByDefaultAndSayWhyAndWhatWasForecast() {
    // given
    var exchange = slow(100, null);

    // when
    exchange.call("c1", "mail");

    // then
    ArrivalDenied denied = exchange.only(ArrivalDenied.class);
    assertThat(denied.reason()).isEqualTo(AdmissionReason.FORECAST);
    assertThat(denied.action()).isEqualTo(AdmissionAction.REFUSE);
    assertThat(denied.forecast()).isEqualTo(new WaitForecast(120, 120));
    assertThat(denied.message()).isEqualTo("Please call later");
    assertThat(exchange.only(ContactRefused.class).reason()).isEqualTo(AdmissionReason.FORECAST);
  }

  @Test
  void shouldLetInWhoeverWouldWaitNoLonger() {
    // given
    var exchange = slow(120, null);

    // when
    exchange.call("c1", "mail");

    // then
    assertThat(exchange.events(ArrivalDenied.class)).isEmpty();
    assertThat(exchange.events(ContactEnqueued.class)).hasSize(1);
  }

  @Test
  void shouldLetInWhoeverIsServedAtOnce() {
    // given
    var exchange = slow(100, null).apply(plan(1, null)).close("a", "s6").accept("a", "c0");

    // when
    exchange.call("c1", "mail");
    var busy = exchange.events(ArrivalDenied.class);
    exchange.close("a", "c0").call("c2", "mail");

    // then
    assertThat(busy).as("she has a mail, a call does not fit").hasSize(1);
    assertThat(exchange.offered()).containsExactly("c2>a");
  }

  @Test
  @DisplayName("while nothing is known of waiting everybody is let in")
  void shouldLetInEverybodyWhileNothingIsKnown() {
    // given
    var intake = new Intake(null, null, null, null, null, null, 1, null, null);
    var exchange = Exchange.with(TestPlan.of(queue("mail").intake(intake)).build());

    // when
    exchange.call("c1", "mail").call("c2", "mail");

    // then
    assertThat(exchange.all(ArrivalDenied.class)).isEmpty();
  }

  @Test
  void shouldOverflow() {
    // given
    var exchange = slow(100, AdmissionAction.OVERFLOW);

    // when
    exchange.call("c1", "mail");

    // then
    assertThat(exchange.only(ContactOverflowed.class).reason()).isEqualTo(AdmissionReason.FORECAST);
    assertThat(exchange.only(ContactEnqueued.class).source()).isEqualTo(SegmentSource.OVERFLOW);
  }

  @Test
  void shouldOfferACallbackThatKeepsItsPlace() {
    // given
    var exchange = slow(100, AdmissionAction.CALLBACK);

    // when
    exchange.call("c1", "mail");
    var requested = exchange.only(CallbackRequested.class);
    exchange.close("a", "s6").accept("a", "c0").close("a", "c0");

    // then
    assertThat(requested.reason()).isEqualTo(CallbackReason.NOT_LET_IN);
    assertThat(exchange.offered()).containsExactly("c1>a");
  }

  @Test
  void shouldDeferToTheNextOpening() {
    // given
    var exchange = slow(100, AdmissionAction.DEFER);

    // when
    exchange.arrive("c1", "mail", ChannelType.EMAIL, null);

    // then
    ContactDeferred deferred = exchange.only(ContactDeferred.class);
    assertThat(deferred.reason()).isEqualTo(DeferReason.NOT_LET_IN);
    assertThat(deferred.until()).isEqualTo(Instant.parse("2026-03-02T11:00:00Z"));
    exchange.restart().pass(7_200);
    assertThat(exchange.all(ContactEnqueued.class).getLast().source())
        .isEqualTo(SegmentSource.ARRIVAL);
  }
}
