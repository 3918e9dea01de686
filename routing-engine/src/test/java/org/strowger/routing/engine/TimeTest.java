package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.Tick;

class TimeTest {

  private static final RoutingPlan PLAN = TestPlan.of(queue("mail")).build();

  @Test
  void shouldNeverGoBack() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").arrive("c1", "mail");
    Instant time = exchange.engine().time();

    // when
    exchange.engine().handle(new Tick(), time.minusSeconds(3_600));

    // then
    assertThat(exchange.engine().time()).isEqualTo(time);
  }

  @Test
  @DisplayName(
      "TR90: a tick tells how late it is while the clock is behind, and never sets it back")
  void shouldGoOnByWhatATickReckons_TR90() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").arrive("c1", "mail");
    Instant time = exchange.engine().time();
    Instant expiry = exchange.only(OfferIssued.class).expiresAt();
    Instant behind = time.minusSeconds(3_600);

    // when
    exchange.engine().handle(new Tick(time.plusSeconds(1)), behind);
    exchange.engine().handle(new Tick(time.minusSeconds(7)), behind);

    // then
    assertThat(exchange.engine().time()).isEqualTo(time.plusSeconds(1));
    assertThat(exchange.engine().handle(new Tick(expiry), behind))
        .hasAtLeastOneElementOfType(OfferRevoked.class); // its desk was silent
    assertThat(exchange.engine().time()).isEqualTo(expiry);
  }

  @Test
  @DisplayName("a lost, late or doubled tick is harmless: any command fires what is due")
  void shouldFireDeadlinesBeforeAnyCommand() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"), agent("b")).ready("a");
    exchange.arrive("c1", "mail");
    Instant expiry = exchange.only(OfferIssued.class).expiresAt();

    // when
    exchange.pass(28).forward(Duration.ofSeconds(5)).connect("b");

    // then: dated by its deadline, not by the late command
    assertThat(exchange.only(OfferExpired.class).expiredAt()).isEqualTo(expiry);
    assertThat(exchange.advance(Duration.ZERO).events(OfferExpired.class)).isEmpty();
  }

  @Test
  void shouldDateWhatASilentInstanceLosesByItsLease() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").arrive("c1", "mail");
    Instant connected = exchange.now().minusSeconds(2);

    // when
    exchange.advance(Duration.ofHours(1));

    // then
    assertThat(exchange.only(OfferRevoked.class).revokedAt()).isEqualTo(connected.plusSeconds(6));
  }

  @Test
  @DisplayName("F8: deadlines of live offers survive a restart")
  void shouldKeepDeadlinesOverARestart() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").arrive("c1", "mail");
    Instant deadline = exchange.engine().nextDeadline();

    // when
    exchange.restart();

    // then
    assertThat(exchange.engine().nextDeadline()).isEqualTo(deadline);
    assertThat(exchange.pass(30).events(OfferExpired.class)).hasSize(1);
  }

  @Test
  @DisplayName("F1: after a restart a live offer is accepted once")
  void shouldAcceptALiveOfferAfterARestart() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a").arrive("c1", "mail").restart();

    // when
    exchange.accept("a", "c1");

    // then
    assertThat(exchange.only(ContactAssigned.class).agentId()).hasToString("a");
  }

  @Test
  void shouldWorkOffManyDeadlinesInPortions() {
    // given
    var exchange = Exchange.with(PLAN);
    for (int i = 0; i < 1_500; i++) {
      exchange.withdraw("c" + i);
    }
    long before = exchange.save().stored().size();

    // when
    exchange.advance(Duration.ofDays(4));
    long first = exchange.save().stored().size();
    exchange.advance(Duration.ZERO);
    long second = exchange.save().stored().size();

    // then
    assertThat(before - first).isEqualTo(1_000);
    assertThat(first - second).isEqualTo(500);
    assertThat(exchange.engine().nextDeadline()).isNull();
  }

  @Test
  void shouldHaveNoDeadlineWhenNothingIsToCome() {
    assertThat(Exchange.with(PLAN).engine().nextDeadline()).isNull();
  }
}
