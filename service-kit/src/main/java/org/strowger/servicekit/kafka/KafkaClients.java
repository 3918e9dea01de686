package org.strowger.servicekit.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Opens Kafka clients that keep our promises; whoever opens one closes it. How the broker is
 * reached is the process' matter: every key {@code kafka.*} goes to every client, without its
 * prefix, and to the router. Where such a key and a promise disagree, the promise holds.
 */
@Singleton
public final class KafkaClients {

  private static final int METADATA_MS = 2_000;
  private static final int SESSION_MS = 6_000;

  /** Some hundred events. */
  private static final int MANY_BYTES = 256 * 1024;

  private final Map<String, Object> broker;
  private final Refusals refusals = new Refusals();

  /**
   * @param broker what Quarkus reads of {@code kafka.*}; may hold secrets, so it is never printed
   */
  @Inject
  public KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    var keys = new HashMap<>(broker);
    keys.remove(ConsumerConfig.GROUP_ID_CONFIG); // Quarkus adds the application's name
    this.broker = Collections.unmodifiableMap(keys);
  }

  /** For programs without keys: a broker that anybody on this machine may use. */
  public static KafkaClients of(String bootstrapServers) {
    return new KafkaClients(
        Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  /** How the broker is reached and opened, for clients that are made elsewhere: Kafka Streams. */
  public Map<String, Object> broker() {
    return broker;
  }

  /**
   * Tells of a broker that does not let this process in, whichever client hears it first.
   *
   * @return false when the failure is another one; then the caller tells
   */
  public boolean tellsRefusal(Throwable failure) {
    return refusals.tell(failure);
  }

  /**
   * Idempotent, acknowledged by all; gives up after a while, so that the caller can decide.
   *
   * @param patience how long a record may wait for its acknowledgement
   */
  public KafkaProducer<String, byte[]> producer(String clientId, Duration patience) {
    Map<String, Object> config = new HashMap<>(broker);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience.toMillis() / 2);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) (patience.toMillis() * 2 / 3));
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    config.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MS);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Member of a group; sees committed records only, commits nothing, fails when out of range.
   *
   * @param gathering how long the broker keeps back a few records until there are more; zero when
   *     each is wanted at once
   */
  public KafkaConsumer<String, byte[]> groupConsumer(
      String groupId, String clientId, Duration gathering) {
    Map<String, Object> config = reading(clientId);
    if (gathering.isPositive()) {
      config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, MANY_BYTES);
      config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) gathering.toMillis());
    }
    config.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
    config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_MS / 3);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Without a group, for who assigns partitions itself; sees committed records only. */
  public KafkaConsumer<String, byte[]> tailConsumer(String clientId) {
    Map<String, Object> config = reading(clientId);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  public Admin admin(String clientId) {
    Map<String, Object> config = new HashMap<>(broker);
    config.put(AdminClientConfig.CLIENT_ID_CONFIG, clientId);
    return Admin.create(config);
  }

  private Map<String, Object> reading(String clientId) {
    Map<String, Object> config = new HashMap<>(broker);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MS);
    return config;
  }
}
