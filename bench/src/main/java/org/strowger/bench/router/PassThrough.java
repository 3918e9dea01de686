package org.strowger.bench.router;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;

/**
 * Kafka Streams that only copies, exactly once and with the router's commit interval: what any
 * router on Kafka Streams costs at least. It is given what the router is given: for each contact
 * three records.
 */
final class PassThrough {

  private static final int COMMIT_MS = 10;
  private static final int RECORDS_PER_CONTACT = 3;
  private static final Duration POLL = Duration.ofMillis(5);
  private static final Duration LAST = Duration.ofSeconds(10);

  private final String bootstrapServers;

  PassThrough(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  Latencies run(int perSecond, Duration warmUp, Duration during)
      throws ExecutionException, InterruptedException {
    String name = "bench-copy-" + UUID.randomUUID().toString().substring(0, 8);
    String in = name + "-in";
    String out = name + "-out";
    try (Admin admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(List.of(new NewTopic(in, 1, (short) 1), new NewTopic(out, 1, (short) 1)))
          .all()
          .get();
      var topology = new Topology().addSource("in", in).addSink("out", out, "in");
      try (var streams = new KafkaStreams(topology, settings(name))) {
        streams.start();
        return measure(in, out, perSecond, warmUp, during);
      } finally {
        admin.deleteTopics(List.of(in, out)).all().get();
      }
    }
  }

  private Latencies measure(String in, String out, int perSecond, Duration warmUp, Duration during)
      throws InterruptedException {
    Map<String, Long> sent = new ConcurrentHashMap<>();
    var latencies = new Latencies();
    try (var consumer = consumer();
        var producer = producer()) {
      consumer.assign(List.of(new TopicPartition(out, 0)));
      Thread sender =
          Thread.ofPlatform()
              .name("bench-copies")
              .start(() -> send(producer, in, perSecond, warmUp, during, sent));
      long until = System.nanoTime() + warmUp.plus(during).plus(LAST).toNanos();
      while (System.nanoTime() < until && (sender.isAlive() || !sent.isEmpty())) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          Long at = sent.remove(record.key());
          if (at != null) {
            latencies.add(System.nanoTime() - at);
          }
        }
      }
      sender.join();
    }
    return latencies;
  }

  private static void send(
      KafkaProducer<String, byte[]> producer,
      String topic,
      int perSecond,
      Duration warmUp,
      Duration during,
      Map<String, Long> sent) {
    var pace = new Pace(perSecond * RECORDS_PER_CONTACT);
    long measured = System.nanoTime() + warmUp.toNanos();
    long end = measured + during.toNanos();
    byte[] value = contact();
    int number = 0;
    while (System.nanoTime() < end) {
      if (pace.isDue()) {
        String key = "c-" + number++;
        long now = System.nanoTime();
        if (now >= measured && number % RECORDS_PER_CONTACT == 0) {
          sent.put(key, now);
        }
        var _ = producer.send(new ProducerRecord<>(topic, key, value));
      }
    }
  }

  private static byte[] contact() {
    var meta = Meta.of("id", "/bench", Instant.now(), null);
    return Wire.write(
            Topics.ROUTING_COMMANDS, new Message<>("bench", meta, BenchDomain.contact("c")))
        .value();
  }

  private Properties settings(String name) {
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MS);
    settings.put(StreamsConfig.POLL_MS_CONFIG, COMMIT_MS);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    settings.put(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, 2);
    settings.put(CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG, 200);
    settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
    settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
    return settings;
  }

  private KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
