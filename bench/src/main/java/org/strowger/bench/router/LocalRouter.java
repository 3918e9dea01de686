package org.strowger.bench.router;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.strowger.contracts.wire.Topics;
import org.strowger.localinfra.KeptPort;
import org.strowger.localinfra.LocalBroker;
import org.strowger.localinfra.LocalPostgres;
import org.strowger.localinfra.LocalPostgres.Durability;
import org.strowger.routing.streams.RoutingConfig;
import org.strowger.routing.streams.RoutingMetrics;
import org.strowger.routing.streams.RoutingTopology;
import org.strowger.routing.streams.StreamsSettings;
import org.strowger.routing.streams.TickSender;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.kafka.TopicSettings;

/**
 * The broker and the database of the embedded exchange and the router with its default keys, in
 * this process and without the other services: nothing else takes the machine's time.
 */
final class LocalRouter implements AutoCloseable {

  private static final int PARTITIONS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final BenchDirectory directory;
  private final LocalBroker broker;
  private final LocalPostgres postgres;
  private final TickSender ticks;
  private final KafkaStreams streams;

  private LocalRouter(BenchDirectory directory) throws ExecutionException, InterruptedException {
    this.directory = directory;
    broker = LocalBroker.start(directory.kafka(), KeptPort.ANY);
    postgres = LocalPostgres.start(directory.postgres(), KeptPort.ANY, Durability.SAFE);
    postgres.createDatabase("bench");
    var kafka = KafkaClients.of(broker.bootstrapServers());
    createTopics(kafka);
    ticks = new TickSender(kafka.producer("bench-ticks", PATIENCE), Clock.systemUTC(), "bench");
    streams =
        new KafkaStreams(
            RoutingTopology.build(ticks, new RoutingMetrics(new SimpleMeterRegistry())),
            StreamsSettings.of(defaults(), kafka));
    streams.start();
  }

  /** Starts them in a directory that is deleted at the end. */
  static LocalRouter start() throws IOException, ExecutionException, InterruptedException {
    return new LocalRouter(BenchDirectory.in(Path.of(System.getProperty("java.io.tmpdir"))));
  }

  String kafka() {
    return broker.bootstrapServers();
  }

  LocalPostgres postgres() {
    return postgres;
  }

  private static RoutingConfig defaults() {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(RoutingConfig.class)
        .build()
        .getConfigMapping(RoutingConfig.class);
  }

  private static void createTopics(KafkaClients kafka)
      throws ExecutionException, InterruptedException {
    try (Admin admin = kafka.admin("bench-topics")) {
      admin
          .createTopics(
              Topics.ALL.stream()
                  .flatMap(topic -> TopicSettings.of(topic, PARTITIONS, (short) 1))
                  .toList())
          .all()
          .get();
    }
  }

  @Override
  public void close() {
    streams.close(PATIENCE);
    ticks.close();
    broker.close();
    directory.close();
  }
}
