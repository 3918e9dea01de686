package org.strowger.servicekit.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.problem.FailureTrace;

/** Creates the topics that are missing, in the background: start-up never waits for the broker. */
@Singleton
public final class TopicsAtStartup {

  private static final Logger LOG = Logger.getLogger(TopicsAtStartup.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int ANSWER_SECONDS = 10;

  private final KafkaClients kafka;
  private final int partitions;
  private final short replication;
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Inject
  public TopicsAtStartup(
      KafkaClients kafka,
      @ConfigProperty(name = "strowger.topics.partitions", defaultValue = "4") int partitions,
      @ConfigProperty(name = "strowger.topics.replication", defaultValue = "1") short replication) {
    this.kafka = kafka;
    this.partitions = partitions;
    this.replication = replication;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("strowger-topics").start(this::createUntilDone);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  private void createUntilDone() {
    try {
      do {
        if (created()) {
          return;
        }
      } while (!stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean created() throws InterruptedException {
    try (Admin admin = kafka.admin("strowger-topics")) {
      Set<String> present = admin.listTopics().names().get(ANSWER_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> missing = wanted().filter(topic -> !present.contains(topic.name())).toList();
      admin.createTopics(missing).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
      if (!missing.isEmpty()) {
        LOG.infof("Created %d topics", missing.size());
      }
      takeAnyTime(admin, present);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false; // another process was faster: look again
      }
      if (!kafka.tellsRefusal(e)) {
        LOG.warnf("Topics not yet created: %s", FailureTrace.of(e));
      }
      return false;
    } catch (TimeoutException e) {
      LOG.warn("Topics not yet created: no answer from the broker");
      return false;
    }
  }

  /** A topic of before may refuse records whose time is ahead of a clock that was set back. */
  private void takeAnyTime(Admin admin, Set<String> present) throws InterruptedException {
    Collection<AlterConfigOp> settings =
        TopicSettings.anyTime().entrySet().stream()
            .map(setting -> new ConfigEntry(setting.getKey(), setting.getValue()))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .toList();
    Map<ConfigResource, Collection<AlterConfigOp>> all =
        wanted()
            .map(NewTopic::name)
            .filter(present::contains)
            .collect(
                Collectors.toMap(
                    name -> new ConfigResource(ConfigResource.Type.TOPIC, name), _ -> settings));
    try {
      admin.incrementalAlterConfigs(all).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warnf(
          "Topics of before keep their bounds of a record's time, %s and %s should be without: %s",
          TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
          TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
          FailureTrace.of(e));
    }
  }

  private Stream<NewTopic> wanted() {
    return Topics.ALL.stream().flatMap(topic -> TopicSettings.of(topic, partitions, replication));
  }
}
