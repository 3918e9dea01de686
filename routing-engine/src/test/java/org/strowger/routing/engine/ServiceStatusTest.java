package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;
import static org.strowger.routing.engine.TestPlan.withoutPhone;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.Question.AskServiceStatus;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.RoutingAnswer.ServiceStatusTold;
import org.strowger.contracts.routing.SupervisorCommand.CloseQueue;
import org.strowger.contracts.routing.SupervisorCommand.PauseQueue;
import org.strowger.contracts.routing.SupervisorCommand.ResumeQueue;
import org.strowger.contracts.routing.WaitForecast;

@DisplayName("TR10: what a customer is told before she comes is what she would find")
class ServiceStatusTest {

  private static final RoutingPlan PLAN = TestPlan.of(queue("mail"), queue("other")).build();

  /** Open at the exchange's start, Monday 2026-03-02 10:00 in Vienna, until 10:20. */
  private static final CalendarPlan TWICE =
      new CalendarPlan(
          "twice",
          ZoneId.of("Europe/Vienna"),
          List.of(
              new Hours(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(10, 20)),
              new Hours(DayOfWeek.MONDAY, LocalTime.of(12, 0), LocalTime.of(18, 0))),
          List.of());

  private static final Instant CLOSING = Instant.parse("2026-03-02T09:20:00Z");
  private static final Instant OPENING = Instant.parse("2026-03-02T11:00:00Z");

  private static RoutingPlan hours(
      @Nullable AdmissionAction onClosed, @Nullable Integer most, @Nullable String overflowTo) {
    var intake =
        new Intake(
            "twice",
            onClosed,
            most,
            null,
            most == null ? null : AdmissionAction.OVERFLOW,
            overflowTo == null ? null : new QueueId(overflowTo),
            null,
            null,
            "Write a mail");
    return TestPlan.of(queue("mail").intake(intake), queue("other")).calendar(TWICE).build();
  }

  private static ServiceStatusTold ask(Exchange exchange, ChannelType channel) {
    return ask(exchange, new AskServiceStatus(channel, "mail", null, null));
  }

  private static ServiceStatusTold ask(Exchange exchange, AskServiceStatus question) {
    return exchange.send(question).only(ServiceStatusTold.class);
  }

  private static ServiceStatusTold ask(Exchange exchange) {
    return ask(exchange, ChannelType.CHAT);
  }

  @Test
  @DisplayName("TR10: nobody signed in, the first comes, goes for a break, the last one leaves")
  void shouldSayWhetherAnybodyIsThere_TR10() {
    var exchange = Exchange.with(PLAN, agent("a"), agent("b"));
    assertThat(ask(exchange).attended()).isFalse();

    exchange.ready("a");
    assertThat(ask(exchange).attended()).isTrue();
    assertThat(ask(exchange).free()).isTrue();

    exchange.presence("a", Presence.ON_BREAK);
    assertThat(ask(exchange).attended()).as("everybody is away").isFalse();

    exchange.ready("b");
    assertThat(ask(exchange).attended()).isTrue();

    exchange.disconnect("b");
    assertThat(ask(exchange).attended()).as("the last one has left").isFalse();
    assertThat(ask(exchange.restart()).attended()).isFalse();
  }

  @Test
  @DisplayName("TR10: everybody busy is a forecast; when the last agent leaves there is none")
  void shouldForecastOnlyWhileSomebodyIsThere_TR10() {
    // given one agent who takes a call a minute, and one who waits
    var exchange = Exchange.with(PLAN, agent("a")).ready("a");
    for (int i = 1; i <= 6; i++) {
      exchange.arrive("s" + i, "mail", ChannelType.VOICE, null);
    }
    for (int i = 1; i <= 5; i++) {
      exchange.accept("a", "s" + i).pass(60).close("a", "s" + i);
    }
    exchange.accept("a", "s6").arrive("c0", "mail", ChannelType.VOICE, null);

    // then
    ServiceStatusTold busy = ask(exchange, ChannelType.VOICE);
    assertThat(busy.attended()).isTrue();
    assertThat(busy.free()).isFalse();
    assertThat(busy.forecast()).isEqualTo(new WaitForecast(120, 120));

    // when
    exchange.disconnect("a");

    // then
    ServiceStatusTold left = ask(exchange, ChannelType.VOICE);
    assertThat(left.attended()).isFalse();
    assertThat(left.forecast()).isNull();
  }

  @Test
  @DisplayName("TR10: open until, closed with the next opening that a contact is deferred to")
  void shouldSayWhenItClosesAndOpens_TR10() {
    // given
    var exchange = Exchange.with(hours(null, null, null), agent("a")).ready("a");
    ServiceStatusTold open = ask(exchange);
    assertThat(open.openUntil()).isEqualTo(CLOSING);
    assertThat(open.opensAt()).isNull();
    assertThat(open.denied()).isNull();

    // when it closes
    exchange.pass(20 * 60);

    // then
    ServiceStatusTold closed = ask(exchange);
    assertThat(closed.denied()).isEqualTo(AdmissionReason.CLOSED);
    assertThat(closed.action()).isEqualTo(AdmissionAction.DEFER);
    assertThat(closed.openUntil()).isNull();
    assertThat(closed.opensAt()).isEqualTo(OPENING);
    assertThat(closed.message()).isEqualTo("Write a mail");
    exchange.chat("c1", "mail");
    assertThat(exchange.only(ContactDeferred.class).until()).isEqualTo(closed.opensAt());

    // when it opens
    exchange.pass(100 * 60);

    // then
    assertThat(ask(exchange).denied()).isNull();
    assertThat(ask(exchange).openUntil()).isEqualTo(Instant.parse("2026-03-02T17:00:00Z"));
  }

  @Test
  void shouldSayWhoIsRefusedAndWhoWaitsAllTheSame_TR10() {
    var refused = Exchange.with(hours(AdmissionAction.REFUSE, null, null)).pass(20 * 60);
    assertThat(ask(refused).action()).isEqualTo(AdmissionAction.REFUSE);
    assertThat(ask(refused).opensAt()).isEqualTo(OPENING);

    var waits = Exchange.with(hours(AdmissionAction.WAIT, null, null)).pass(20 * 60);
    assertThat(ask(waits).action()).isEqualTo(AdmissionAction.WAIT);
    assertThat(ask(waits).attended()).isFalse();
    assertThat(ask(waits).opensAt()).isEqualTo(OPENING);
  }

  @Test
  @DisplayName("TR10: a full queue is looked past to the one that it overflows to")
  void shouldFollowOverflows_TR10() {
    var exchange = Exchange.with(hours(null, 0, "other"), agent("a"));

    assertThat(ask(exchange).queueId()).isEqualTo(new QueueId("other"));
    assertThat(ask(exchange).denied()).isNull();

    exchange.ready("a"); // who would not wait is let in
    assertThat(ask(exchange).queueId()).isEqualTo(new QueueId("mail"));
    assertThat(ask(exchange).free()).isTrue();
  }

  @Test
  @DisplayName("TR10: a paused queue has nobody, a closed one opens when its supervisor said")
  void shouldKnowWhatASupervisorDid_TR10() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a");
    var mail = new QueueId("mail");
    Instant until = exchange.now().plusSeconds(600);

    // then
    exchange.send(new PauseQueue(mail, until, "A short pause", "lead"));
    assertThat(ask(exchange).attended()).isFalse();
    assertThat(ask(exchange).opensAt()).isEqualTo(until);
    assertThat(ask(exchange).message()).isEqualTo("A short pause");

    exchange.send(new ResumeQueue(mail, "lead"));
    exchange.send(new CloseQueue(mail, until, "Fire drill", "lead"));
    assertThat(ask(exchange).denied()).isEqualTo(AdmissionReason.CLOSED_BY_SUPERVISOR);
    assertThat(ask(exchange).action()).isEqualTo(AdmissionAction.REFUSE);
    assertThat(ask(exchange).opensAt()).isEqualTo(until);
    assertThat(ask(exchange).message()).isEqualTo("Fire drill");

    exchange.send(new ResumeQueue(mail, "lead"));
    assertThat(ask(exchange).free()).isTrue();
  }

  @Test
  @DisplayName("TR10: who speaks another language, or has no phone, is nobody for her")
  void shouldCountOnlyWhoCanServeHer_TR10() {
    // given
    var plan = TestPlan.of(queue("mail").languageLevel(1)).build();
    var exchange =
        Exchange.with(plan, agent("a", "all", Map.of(), Map.of("de", 3)), withoutPhone("b"))
            .ready("a")
            .connect("b")
            .presence("b", Presence.AVAILABLE);

    // then
    assertThat(ask(exchange, in("de-AT")).attended()).isTrue();
    assertThat(ask(exchange, in("en")).attended()).isFalse();

    exchange.presence("a", Presence.ON_BREAK).apply(PLAN);
    assertThat(ask(exchange, ChannelType.CHAT).attended()).isTrue();
    assertThat(ask(exchange, ChannelType.VOICE).attended()).isFalse();
  }

  private static AskServiceStatus in(String language) {
    return new AskServiceStatus(ChannelType.CHAT, "mail", language, null);
  }

  @Test
  @DisplayName("TR10: who waits is told of the queue in which she waits")
  void shouldLookAtTheQueueSheWaitsIn_TR10() {
    // given somebody who serves one of two queues
    var plan =
        TestPlan.of(queue("mail"), queue("other"))
            .profile(TestPlan.profileOf("all").serves("mail", 1))
            .profile(TestPlan.profileOf("rest").serves("other", 1))
            .build();
    var exchange = Exchange.with(plan, agent("a")).ready("a");

    // then
    assertThat(ask(exchange, waitsIn("mail")).attended()).isTrue();
    assertThat(ask(exchange, waitsIn("other")).attended()).isFalse();
    assertThat(exchange.send(waitsIn("gone")).rejection()).isEqualTo(RejectionCode.UNKNOWN_QUEUE);
  }

  private static AskServiceStatus waitsIn(String queue) {
    return new AskServiceStatus(ChannelType.CHAT, "mail", null, new QueueId(queue));
  }

  @Test
  @DisplayName("a question changes nothing, and needs a plan")
  void shouldChangeNothing() {
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").chat("c1", "mail");
    long before = exchange.engine().stateHash();
    int answers = exchange.send(waitsIn("mail")).last().size();

    assertThat(answers).isEqualTo(1);
    assertThat(exchange.engine().stateHash()).isEqualTo(before);
    assertThat(new Exchange().send(waitsIn("mail")).rejection()).isEqualTo(RejectionCode.NO_PLAN);
  }
}
