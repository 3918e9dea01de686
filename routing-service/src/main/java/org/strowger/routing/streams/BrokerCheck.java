package org.strowger.routing.streams;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.kafka.KafkaClients;

/** What the router needs of the broker before it may start. */
@Singleton
final class BrokerCheck {

  private static final int ANSWER_SECONDS = 10;
  private static final int SAFE_TRANSACTIONS = 2;
  private static final String TRANSACTION_VERSION = "transaction.version";

  private final KafkaClients kafka;

  BrokerCheck(KafkaClients kafka) {
    this.kafka = kafka;
  }

  /**
   * Returns when all is well.
   *
   * @throws IllegalStateException naming what is not
   */
  void requireReady() throws InterruptedException {
    try (Admin admin = kafka.admin("strowger-routing-check")) {
      requireTopics(admin);
      requireSafeTransactions(admin);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Expected the broker and its topics but found none yet", e);
    }
  }

  private static void requireTopics(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    String commands = Topics.ROUTING_COMMANDS.name();
    String events = Topics.ROUTING_EVENTS.name();
    Map<String, TopicDescription> topics =
        admin
            .describeTopics(Set.of(commands, events, Topics.ROUTING_COMMANDS.deadLetters()))
            .allTopicNames()
            .get(ANSWER_SECONDS, TimeUnit.SECONDS);
    int in = partitions(topics, commands);
    int out = partitions(topics, events);
    if (in != out) {
      throw new IllegalStateException(
          "Expected as many partitions of "
              + events
              + " as of "
              + commands
              + " but there are "
              + out
              + " and "
              + in);
    }
  }

  private static int partitions(Map<String, TopicDescription> topics, String name) {
    TopicDescription topic = topics.get(name);
    return topic == null ? 0 : topic.partitions().size();
  }

  /** Below 2, a late message of an aborted transaction can join the next one (KIP-890). */
  private static void requireSafeTransactions(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    var version =
        admin
            .describeFeatures()
            .featureMetadata()
            .get(ANSWER_SECONDS, TimeUnit.SECONDS)
            .finalizedFeatures()
            .get(TRANSACTION_VERSION);
    if (version == null || version.maxVersionLevel() < SAFE_TRANSACTIONS) {
      throw new IllegalStateException(
          "Expected "
              + TRANSACTION_VERSION
              + " 2 of the broker but it has "
              + (version == null ? "none" : version.maxVersionLevel())
              + ": run kafka-features.sh upgrade --feature transaction.version=2");
    }
  }
}
