package org.strowger.servicekit.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
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
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false; // another process was faster: look again
      }
      if (!kafka.tellsRefusal(e)) {
        LOG.warnf("Topics not yet created: %s", FailureTrace.of(e));
      }
      return false;
    } catch (java.util.concurrent.TimeoutException e) {
      LOG.warn("Topics not yet created: no answer from the broker");
      return false;
    }
  }

  private Stream<NewTopic> wanted() {
    return Topics.ALL.stream().flatMap(topic -> TopicSettings.of(topic, partitions, replication));
  }
}
