package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.contracts.routing.Question.ForecastWait;
import org.strowger.contracts.routing.RoutingAnswer.ContactExplained;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.WaitEvent.WaitForecasted;
import org.strowger.contracts.routing.WaitForecast;

@DisplayName("Estimated wait per queue is a range (p50–p90) recomputed while waiting")
class ForecastTest {

  private static final RoutingPlan PLAN = TestPlan.of(queue("mail"), queue("other")).build();

  /** One agent takes calls one by one; each lasts so many seconds, and c1 to c9 wait. */
  private static Exchange served(int calls, int seconds) {
    var exchange = Exchange.with(PLAN, agent("a")).ready("a");
    for (int i = 1; i <= calls; i++) {
      exchange.arrive("s" + i, "mail", ChannelType.VOICE, null);
    }
    for (int i = 1; i <= calls; i++) {
      exchange.accept("a", "s" + i).pass(seconds);
      if (i == calls) {
        for (int j = 1; j <= 9; j++) {
          exchange.arrive("c" + j, "mail", ChannelType.EMAIL, null);
        }
      }
      if (i < calls) {
        exchange.close("a", "s" + i);
      }
    }
    return exchange;
  }

  private static @Nullable WaitForecast forecast(Exchange exchange, String contact) {
    return exchange
        .send(new ForecastWait(new ContactId(contact)))
        .only(WaitForecasted.class)
        .forecast();
  }

  @Test
  @DisplayName("never zero for no data: absent instead")
  void shouldForecastNothingWhileNothingIsKnown() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).arrive("c1", "mail");

    // then
    assertThat(forecast(exchange, "c1")).isNull();
    assertThat(forecast(served(4, 60), "c1")).as("three times only").isNull();
  }

  @Test
  void shouldForecastOneTimeForEachContactBefore() {
    // given
    var exchange = served(6, 60);

    // when
    WaitForecast first = forecast(exchange, "c1");
    WaitForecast fifth = forecast(exchange, "c5");

    // then
    assertThat(first).isEqualTo(new WaitForecast(60, 60));
    assertThat(fifth).isEqualTo(new WaitForecast(300, 300));
    assertThat(exchange.only(WaitForecasted.class).ahead()).isEqualTo(4);
  }

  @Test
  @DisplayName("a restart forgets nothing of what forecasts are made of")
  void shouldForecastTheSameAfterARestart() {
    // given
    var exchange = served(7, 45);
    WaitForecast before = forecast(exchange, "c3");

    // then
    assertThat(before).isEqualTo(new WaitForecast(135, 135));
    assertThat(forecast(exchange.restart(), "c3")).isEqualTo(before);
  }

  @Test
  void shouldGrowWhileNobodyIsServed() {
    // given
    var exchange = served(6, 60);

    // when
    exchange.pass(600);

    // then
    WaitForecast later = Objects.requireNonNull(forecast(exchange, "c1"));
    assertThat(later.p50Seconds()).isGreaterThan(120);
    assertThat(later.p90Seconds()).isGreaterThan(later.p50Seconds());
  }

  @Test
  @DisplayName("a queue that stood empty was not slow")
  void shouldNotCountTheTimeInWhichNobodyWaited() {
    // given
    var exchange = served(6, 60);
    for (int i = 1; i <= 9; i++) {
      exchange.withdraw("c" + i);
    }
    exchange.close("a", "s6").pass(3_600);

    // when
    exchange.arrive("v1", "mail", ChannelType.VOICE, null).accept("a", "v1");
    exchange.arrive("v2", "mail", ChannelType.VOICE, null);

    // then
    assertThat(forecast(exchange, "v2")).isEqualTo(new WaitForecast(60, 60));
  }

  @Test
  void shouldExplainItAndRefuseItOfWhatDoesNotWait() {
    // given
    var exchange = served(6, 60);

    // when
    exchange.send(new ExplainContact(new ContactId("c2")));
    ContactExplained waiting = exchange.only(ContactExplained.class);
    exchange.send(new ExplainContact(new ContactId("s6")));
    ContactExplained assigned = exchange.only(ContactExplained.class);

    // then
    assertThat(waiting.ahead()).isEqualTo(1);
    assertThat(waiting.forecast()).isEqualTo(new WaitForecast(120, 120));
    assertThat(List.of(assigned).getFirst().forecast()).isNull();
    assertThat(assigned.ahead()).isNull();
    assertThat(exchange.send(new ForecastWait(new ContactId("s6"))).rejection())
        .isEqualTo(RejectionCode.WRONG_STATE);
  }

  @Test
  @DisplayName("who comes first is first in the forecast too")
  void shouldCountThoseBeforeByTheOrderOfTheLine() {
    // given
    var exchange = served(6, 60);

    // when
    exchange.arrive("vip", "mail!", ChannelType.EMAIL, null);

    // then
    assertThat(forecast(exchange, "vip")).isEqualTo(new WaitForecast(60, 60));
    assertThat(forecast(exchange, "c1")).isEqualTo(new WaitForecast(120, 120));
  }
}
