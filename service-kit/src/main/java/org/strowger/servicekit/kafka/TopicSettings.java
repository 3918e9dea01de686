package org.strowger.servicekit.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.strowger.contracts.wire.Topic;

/** How a topic of the catalogue and the one for its dead letters are kept by the broker. */
public final class TopicSettings {

  private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(14);
  private static final String FOR_EVER = "-1";

  /** The exchange's time goes on when the broker's clock is set back, however far. */
  private static final String ANY_TIME = Long.toString(Long.MAX_VALUE);

  private TopicSettings() {}

  /** Both topics, ready to be created. */
  public static Stream<NewTopic> of(Topic<?> topic, int partitions, short replication) {
    return Stream.of(
        new NewTopic(topic.name(), partitions, replication).configs(log(topic)),
        new NewTopic(topic.deadLetters(), partitions, replication).configs(deadLetters()));
  }

  private static Map<String, String> log(Topic<?> topic) {
    var config = new HashMap<String, String>();
    config.put(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        topic.compacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
    config.put(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER);
    config.put(TopicConfig.RETENTION_BYTES_CONFIG, FOR_EVER);
    config.putAll(anyTime());
    if (topic.appendTime()) {
      config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    }
    return config;
  }

  private static Map<String, String> deadLetters() {
    var config = new HashMap<>(anyTime());
    config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(DEAD_LETTERS_KEPT.toMillis()));
    return config;
  }

  /** What a topic must have whoever created it: a record of any time is taken. */
  static Map<String, String> anyTime() {
    return Map.of(
        TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
        ANY_TIME,
        TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
        ANY_TIME);
  }
}
