package org.strowger.routing.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.wire.Topics;

/** The real broker: what the router has read at once it decides and commits at once. */
class SharedTransactionTest {

  private static final Logger LOG = Logger.getLogger(SharedTransactionTest.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CONTACTS = 3_000;
  private static final int AT_LEAST_TOGETHER = 4;

  private final String application = "shared-" + UUID.randomUUID();

  @Test
  void shouldCommitTheCommandsOfAPollTogether() throws Exception {
    // given
    try (var broker = new RouterBroker();
        var ticks =
            new TickSender(
                broker.kafka().producer("shared-ticks", PATIENCE), Clock.systemUTC(), "shared");
        Admin admin = broker.kafka().admin("shared-admin")) {
      Commands.publish(Commands.PLAN).forEach(broker::send);
      for (int i = 0; i < CONTACTS; i++) {
        broker.send(Commands.mail("c-" + i, Instant.now()));
      }
      broker.flush();
      int partition = RouterFleet.partitionOf(broker.domain(), 4);
      var commands = new TopicPartition(Topics.ROUTING_COMMANDS.name(), partition);
      long last =
          admin
              .listOffsets(Map.of(commands, OffsetSpec.latest()))
              .partitionResult(commands)
              .get()
              .offset();

      // when
      try (var streams =
          new KafkaStreams(
              RoutingTopology.build(ticks, new RoutingMetrics(new SimpleMeterRegistry())),
              StreamsSettings.of(RouterKeys.alone(application), broker.kafka()))) {
        streams.start();
        await().atMost(PATIENCE).until(() -> committed(admin, commands) >= last);
      }

      // then
      var changelog =
          new TopicPartition(application + "-" + RoutingTopology.STATE + "-changelog", partition);
      long written = written(broker, changelog);
      long transactions =
          admin
                  .listOffsets(Map.of(changelog, OffsetSpec.latest()))
                  .partitionResult(changelog)
                  .get()
                  .offset()
              - written;
      LOG.infof("%d commands: %d transactions, %d entities written", last, transactions, written);
      assertThat(transactions).isPositive().isLessThan(CONTACTS / AT_LEAST_TOGETHER);
    }
  }

  private long committed(Admin admin, TopicPartition partition) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> all =
        admin.listConsumerGroupOffsets(application).partitionsToOffsetAndMetadata().get();
    OffsetAndMetadata found = all.get(partition);
    return found == null ? 0 : found.offset();
  }

  /** Records of the changelog; the offsets between them are the ends of transactions. */
  private static long written(RouterBroker broker, TopicPartition changelog) {
    long count = 0;
    try (KafkaConsumer<String, byte[]> consumer = broker.kafka().tailConsumer("shared-changelog")) {
      consumer.assign(List.of(changelog));
      consumer.seekToBeginning(List.of(changelog));
      long end = consumer.endOffsets(List.of(changelog)).getOrDefault(changelog, 0L);
      while (consumer.position(changelog) < end) {
        count += consumer.poll(Duration.ofMillis(200)).count();
      }
    }
    return count;
  }
}
