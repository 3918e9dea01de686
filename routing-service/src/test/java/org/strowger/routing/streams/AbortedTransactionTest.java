package org.strowger.routing.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.cumulative.CumulativeTimer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;

/** The real broker: what was applied in a transaction that is aborted was never there. */
class AbortedTransactionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  @DisplayName("Aborted between apply and commit, a decision leaves nothing and is made again")
  void shouldLeaveNothingOfAnAbortedDecision() throws Exception {
    // given
    var abort = new AtomicBoolean();
    try (var broker = new RouterBroker();
        var ticks =
            new TickSender(
                broker.kafka().producer("abort-ticks", PATIENCE), Clock.systemUTC(), "abort");
        var streams = router(broker, ticks, abort)) {
      streams.setUncaughtExceptionHandler(_ -> StreamThreadExceptionResponse.REPLACE_THREAD);
      streams.start();
      Commands.publish(Commands.PLAN).forEach(broker::send);
      Commands.available("anna").forEach(broker::send);
      await().atMost(PATIENCE).until(() -> names(broker.committed()).contains("PresenceChanged"));

      // when
      abort.set(true);
      broker.send(Commands.mail("c-1", Instant.now()));
      await().atMost(PATIENCE).until(() -> names(broker.committed()).contains("OfferIssued"));
      broker.send(Commands.mail("c-2", Instant.now()));
      await()
          .atMost(PATIENCE)
          .until(() -> offers(broker.committed()).size() + waiting(broker) == 2);

      // then
      assertThat(abort).as("the decision was aborted").isFalse();
      assertThat(offers(broker.written())).contains("c-1~1").hasSizeGreaterThan(1);
      assertThat(offers(broker.written()).stream().filter("c-1~1"::equals)).hasSize(2);
      assertThat(offers(broker.committed()).stream().filter("c-1~1"::equals)).hasSize(1);
      assertThat(broker.committed()).extracting(event -> event.meta().id()).doesNotHaveDuplicates();
      assertThat(names(broker.committed()).stream().filter("ContactOpened"::equals)).hasSize(2);
    }
  }

  private static long waiting(RouterBroker broker) {
    return names(broker.committed()).stream().filter("ContactEnqueued"::equals).count()
        - offers(broker.committed()).size();
  }

  private static List<String> names(List<Message<RoutingEvent>> events) {
    return events.stream().map(event -> event.body().getClass().getSimpleName()).toList();
  }

  private static List<String> offers(List<Message<RoutingEvent>> events) {
    return events.stream()
        .map(Message::body)
        .filter(OfferIssued.class::isInstance)
        .map(offer -> ((OfferIssued) offer).offerId().toString())
        .toList();
  }

  private static KafkaStreams router(RouterBroker broker, TickSender ticks, AtomicBoolean abort) {
    var keys = RouterKeys.alone("abort-" + UUID.randomUUID());
    var settings = StreamsSettings.of(keys, broker.kafka());
    return new KafkaStreams(
        RoutingTopology.build(ticks, new RoutingMetrics(new Meters(abort, broker))), settings);
  }

  /**
   * The processor measures a decision when its events are forwarded and its entities stored, before
   * the commit: a meter that throws there once is a fault between apply and commit. It waits until
   * the events are on the broker, where whoever reads uncommitted would see them.
   */
  private static final class Meters extends SimpleMeterRegistry {

    private final AtomicBoolean abort;
    private final RouterBroker broker;

    Meters(AtomicBoolean abort, RouterBroker broker) {
      this.abort = abort;
      this.broker = broker;
      config().meterFilter(MeterFilter.acceptNameStartsWith("routing"));
    }

    @Override
    protected Timer newTimer(
        Meter.Id id, DistributionStatisticConfig statistics, PauseDetector pauses) {
      return new CumulativeTimer(id, clock, statistics, pauses, getBaseTimeUnit(), false) {
        @Override
        protected void recordNonNegative(long amount, TimeUnit unit) {
          if (abort.compareAndSet(true, false)) {
            await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> names(broker.written()).contains("OfferIssued"));
            throw new IllegalStateException("Expected to commit but the test aborts");
          }
          super.recordNonNegative(amount, unit);
        }
      };
    }
  }
}
