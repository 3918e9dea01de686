package org.strowger.routing.streams;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.strowger.servicekit.kafka.KafkaClients;

/** How Kafka Streams runs the router: exactly once, soon readable, soon taken over. */
public final class StreamsSettings {

  /**
   * Transactions follow each other closely: a client that waits 100 ms for the last one is slow.
   */
  private static final int RETRY_BACKOFF_MS = 2;

  private static final int RETRY_BACKOFF_MAX_MS = 200;
  private static final int POLL_MS = 10;
  private static final int METADATA_MS = 5_000;

  /** A commit's events in few requests: each costs the broker a look at the transaction. */
  private static final int BATCH_BYTES = 256 * 1024;

  /**
   * Events of a commit have much in common: a fifth of the bytes, and the broker's work is less.
   */
  private static final String COMPRESSION = "lz4";

  /** In a session; by the answer to one, the others hear that somebody is gone. */
  private static final int HEARTBEATS = 8;

  /**
   * The broker answers a connection's requests one after another: what a consumer asks while its
   * fetch waits for records waits too. A takeover asks three times; Kafka's default is 500 ms.
   */
  private static final int FETCH_WAIT_MS = 50;

  private StreamsSettings() {}

  /**
   * The properties of {@code KafkaStreams}: where a broker's key and a promise disagree, the
   * promise holds.
   */
  public static Properties of(RoutingConfig config, KafkaClients kafka) {
    var settings = new Properties();
    settings.putAll(kafka.broker());
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
    settings.put(StreamsConfig.POLL_MS_CONFIG, POLL_MS);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbyReplicas());
    settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    settings.put(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, RETRY_BACKOFF_MS);
    settings.put(CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG, RETRY_BACKOFF_MAX_MS);
    settings.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, METADATA_MS);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), COMPRESSION);
    // the time of an entity's change is a command's, which may be ahead of a clock that was set
    // back
    settings.put(
        StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
        Long.toString(Long.MAX_VALUE));
    failOver(settings, config);
    return settings;
  }

  private static void failOver(Properties settings, RoutingConfig config) {
    Duration session = config.sessionTimeout();
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), FETCH_WAIT_MS);
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        (int) session.toMillis());
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        (int) session.toMillis() / HEARTBEATS);
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG),
        (int) config.rebalanceTimeout().toMillis());
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        (int) config.transactionTimeout().toMillis());
  }
}
