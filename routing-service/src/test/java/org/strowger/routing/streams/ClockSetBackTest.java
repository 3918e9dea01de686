package org.strowger.routing.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.strowger.routing.streams.RoutingProcessorTest.all;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;
import org.strowger.routing.engine.RoutingEngine;

@DisplayName("TR90: deadlines go on by elapsed time when the clock is set back")
class ClockSetBackTest {

  private static final Duration OFFER = Duration.ofSeconds(5);

  /** What the log is allowed to take from the deadline to what follows from it. */
  private static final Duration LATE = Duration.ofSeconds(1);

  private final Router router = new Router();
  private final List<Logged> log = new ArrayList<>();
  private int ticksRead;

  private record Logged(RoutingCommand command, Instant appended, List<RoutingEvent> events) {}

  @BeforeEach
  void start() {
    Commands.publish(Commands.PLAN).forEach(this::send);
    Commands.available("anna").forEach(this::send);
  }

  @AfterEach
  void stop() {
    router.close();
  }

  @Test
  void shouldExpireAnOfferInTimeAfterAStepOfAnHour_TR90() {
    stepBack(Duration.ofHours(1));
  }

  @Test
  void shouldExpireAnOfferInTimeAfterAStepOfADay_TR90() {
    stepBack(Duration.ofDays(1));
  }

  @Test
  void shouldExpireAnOfferInTimeAfterAStepOfSeconds_TR90() {
    stepBack(Duration.ofSeconds(3));
  }

  private void stepBack(Duration by) {
    // given
    OfferIssued offer = offer("c-1");
    pass(Duration.ofSeconds(2));

    // when
    router.setClock(by.negated());
    pass(OFFER.minusSeconds(2).minusMillis(100));
    assertThat(expired()).isEmpty();
    pass(LATE);

    // then
    assertThat(expired())
        .singleElement()
        .satisfies(
            end -> {
              assertThat(end.offerId()).isEqualTo(offer.offerId());
              assertThat(end.expiredAt()).isEqualTo(offer.expiresAt());
            });
    replayIsIdentical();
  }

  @Test
  void shouldGiveAContactThatComesWhileTheClockIsBehindItsWholeTime_TR90() {
    // given something is to come all the time, and the clock is an hour behind
    offer("c-1");
    router.setClock(Duration.ofHours(-1));
    pass(Duration.ofSeconds(30));
    assertThat(router.metrics().clockBehind())
        .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));

    // when
    Commands.available("ben").forEach(this::send);
    int before = expired().size();
    OfferIssued offer = offer("c-2");

    // then
    pass(OFFER.minus(LATE));
    assertThat(expired()).hasSize(before);
    pass(LATE.multipliedBy(2));
    assertThat(expired()).extracting(OfferExpired::offerId).contains(offer.offerId());
    replayIsIdentical();
  }

  @Test
  void shouldGiveAContactThatComesAfterASilenceItsWholeTime_TR90() {
    // given nothing is to come, and the clock is an hour behind for a while
    router.setClock(Duration.ofHours(-1));
    pass(Duration.ofMinutes(5));
    Commands.available("ben").forEach(this::send);

    // when
    offer("c-1");
    pass(OFFER.minus(LATE));

    // then
    assertThat(expired()).isEmpty();
    pass(LATE.multipliedBy(2));
    assertThat(expired()).hasSize(1);
    replayIsIdentical();
  }

  @Test
  void shouldGoOnWhenItIsRestartedWithAClockThatIsBehind_TR90() {
    // given
    offer("c-1");
    router.setClock(Duration.ofHours(-3));

    // when
    router.restart();
    pass(OFFER.plus(LATE));

    // then
    assertThat(expired()).hasSize(1);
    replayIsIdentical();
  }

  @Test
  void shouldTrustTheClockAgainOnceItIsRight_TR90() {
    // given
    offer("c-1");
    router.setClock(Duration.ofHours(-1));
    pass(Duration.ofSeconds(2));

    // when
    router.setClock(Duration.ofHours(1));
    pass(OFFER);

    // then
    assertThat(expired()).hasSize(1);
    assertThat(router.metrics().clockBehind()).isZero();
    int ticks = router.ticks.history().size();
    pass(Duration.ofSeconds(3));
    assertThat(router.ticks.history()).hasSizeLessThanOrEqualTo(ticks + 1);
  }

  private OfferIssued offer(String contact) {
    return all(OfferIssued.class, send(Commands.mail(contact, router.now()))).getFirst();
  }

  private List<Message<RoutingEvent>> send(RoutingCommand command) {
    Instant appended = router.now();
    List<Message<RoutingEvent>> events = router.send(command);
    log.add(new Logged(command, appended, events.stream().map(Message::body).toList()));
    return events;
  }

  /** Time passes, and the router reads the Ticks it sends. */
  private void pass(Duration time) {
    Duration step = Duration.ofMillis(50);
    for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(step)) {
      router.advance(step);
      readTicks();
    }
  }

  private void readTicks() {
    int counted = (int) router.counted("routing.ticks.sent");
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> router.ticks.history().size() >= counted);
    List<ProducerRecord<String, byte[]>> all = router.ticks.history();
    while (ticksRead < all.size()) {
      send(command(all.get(ticksRead++)));
    }
  }

  private static RoutingCommand command(ProducerRecord<String, byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record.headers().forEach(each -> headers.put(each.key(), new String(each.value(), UTF_8)));
    try {
      return Wire.read(Topics.ROUTING_COMMANDS, record.key(), headers, record.value()).body();
    } catch (MalformedMessageException e) {
      throw new AssertionError("Expected a Tick but it cannot be read", e);
    }
  }

  private List<OfferExpired> expired() {
    return log.stream()
        .flatMap(each -> each.events().stream())
        .filter(OfferExpired.class::isInstance)
        .map(OfferExpired.class::cast)
        .toList();
  }

  /** The log alone gives the same events: what was reckoned is in it. */
  private void replayIsIdentical() {
    var engine = RoutingEngine.empty(new DomainId(Router.DOMAIN));
    for (Logged each : log) {
      assertThat(engine.handle(each.command(), each.appended())).isEqualTo(each.events());
    }
  }
}
