package org.strowger.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Topics;
import org.strowger.localinfra.LocalBroker;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicsAtStartupTest {

  private final LocalBroker broker;
  private final KafkaClients kafka;

  TopicsAtStartupTest(@TempDir(cleanup = CleanupMode.NEVER) Path data) {
    broker = LocalBroker.startThrowaway(data);
    kafka = KafkaClients.of(broker.bootstrapServers());
  }

  @BeforeAll
  void startTwice() {
    createAsOfBefore();
    for (int i = 0; i < 2; i++) {
      var topics = new TopicsAtStartup(kafka, 3, (short) 1);
      topics.start(new StartupEvent());
      await().atMost(Duration.ofSeconds(60)).until(() -> names().containsAll(wanted()));
      topics.stop(new ShutdownEvent());
    }
  }

  /** With the bounds that a broker gives a topic by itself. */
  private void createAsOfBefore() {
    String hour = "3600000";
    try (Admin admin = kafka.admin("test")) {
      NewTopic topic =
          TopicSettings.of(Topics.ROUTING_EVENTS, 3, (short) 1).findFirst().orElseThrow();
      topic.configs(Map.of("retention.ms", "-1", "message.timestamp.after.max.ms", hour));
      admin.createTopics(List.of(topic)).all().get();
    } catch (Exception e) {
      throw new IllegalStateException("Expected to create a topic but could not", e);
    }
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @Test
  void shouldCreateEveryTopicOfTheCatalogueAndItsDeadLetters() throws Exception {
    try (Admin admin = kafka.admin("test")) {
      assertThat(admin.describeTopics(wanted()).allTopicNames().get().values())
          .hasSize(2 * Topics.ALL.size())
          .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(3));
    }
  }

  @Test
  void shouldKeepLogsForEverAndDeadLettersForTwoWeeks() throws Exception {
    for (Topic<?> topic : Topics.ALL) {
      assertThat(setting(topic.name(), "retention.ms")).isEqualTo("-1");
      assertThat(setting(topic.name(), "cleanup.policy"))
          .isEqualTo(topic.compacted() ? "compact" : "delete");
      assertThat(setting(topic.deadLetters(), "retention.ms")).isEqualTo("1209600000");
    }
  }

  @Test
  void shouldLetTheBrokersClockStampCommands() throws Exception {
    for (Topic<?> topic : Topics.ALL) {
      assertThat(setting(topic.name(), "message.timestamp.type"))
          .isEqualTo(topic.appendTime() ? "LogAppendTime" : "CreateTime");
    }
  }

  @Test
  @DisplayName("TR90: a record is taken whatever its time, by a topic of before too")
  void shouldTakeRecordsOfAnyTime_TR90() throws Exception {
    String any = Long.toString(Long.MAX_VALUE);
    for (String topic : wanted()) {
      assertThat(setting(topic, "message.timestamp.after.max.ms")).isEqualTo(any);
      assertThat(setting(topic, "message.timestamp.before.max.ms")).isEqualTo(any);
    }
  }

  private Set<String> names() throws Exception {
    try (Admin admin = kafka.admin("test")) {
      return admin.listTopics().names().get();
    }
  }

  private static List<String> wanted() {
    return Topics.ALL.stream()
        .flatMap(topic -> Stream.of(topic.name(), topic.deadLetters()))
        .toList();
  }

  private String setting(String topic, String name) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = kafka.admin("test")) {
      Map<ConfigResource, Config> found = admin.describeConfigs(List.of(resource)).all().get();
      return found.values().iterator().next().get(name).value();
    }
  }
}
