package org.strowger.routing.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KafkaStreams;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.routing.AgentEvent.AgentUpserted;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;

/** The real broker: a roster of the largest size through the log, in batches. */
class LargeRosterTest {

  private static final Logger LOG = Logger.getLogger(LargeRosterTest.class);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration READ_ON = Duration.ofMillis(1);
  private static final int AGENTS = 100_000;
  private static final int BATCH = 250;

  @Test
  void shouldPutAHundredThousandAgents() throws Exception {
    // given
    try (var broker = new RouterBroker();
        var ticks =
            new TickSender(
                broker.kafka().producer("roster-ticks", PATIENCE), Clock.systemUTC(), "roster");
        var streams =
            new KafkaStreams(
                RoutingTopology.build(ticks, new RoutingMetrics(new SimpleMeterRegistry())),
                StreamsSettings.of(
                    RouterKeys.alone("roster-" + UUID.randomUUID()), broker.kafka()));
        var tail = new EventTail(broker)) {
      streams.start();
      await().atMost(PATIENCE).until(() -> streams.state() == KafkaStreams.State.RUNNING);
      var put = new AtomicLong();
      var rejected = new AtomicLong();
      Commands.publish(Commands.PLAN).forEach(broker::send);

      // when
      Instant began = Instant.now();
      for (int i = 0; i < AGENTS; i += BATCH) {
        broker.send(
            new PutAgents(
                IntStream.range(i, i + BATCH).mapToObj(n -> Commands.agent("a-" + n)).toList()));
      }
      await()
          .atMost(PATIENCE)
          .pollInterval(READ_ON) // each look reads 500 events at most
          .until(
              () -> {
                tail.poll(
                    event -> {
                      put.addAndGet(event instanceof AgentUpserted ? 1 : 0);
                      rejected.addAndGet(event instanceof CommandRejected ? 1 : 0);
                    });
                return put.get() + rejected.get() >= AGENTS;
              });

      // then
      LOG.infof(
          "%d agents through the log in %d ms",
          AGENTS, Duration.between(began, Instant.now()).toMillis());
      assertThat(rejected).hasValue(0);
    }
  }
}
