package org.strowger.routing.streams;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.internals.Topic;
import org.jboss.logging.Logger;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Looks for {@link HangingTransactions}: soon while the router is not ready, seldom while it is.
 */
final class TransactionWatch implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(TransactionWatch.class);
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration SELDOM = Duration.ofSeconds(30);

  private final KafkaClients kafka;
  private final BooleanSupplier ready;
  private final HangingTransactions hanging;
  private final Thread looking =
      Thread.ofPlatform().daemon().name("routing-transactions").unstarted(this::run);

  /**
   * @param applicationId whose changelogs are written in transactions too
   */
  TransactionWatch(KafkaClients kafka, String applicationId, BooleanSupplier ready) {
    this.kafka = kafka;
    this.ready = ready;
    this.hanging =
        new HangingTransactions(
            List.of(
                Topics.ROUTING_EVENTS.name(),
                Topics.ROUTING_COMMANDS.deadLetters(),
                applicationId + "-" + RoutingTopology.STATE + "-changelog",
                Topic.GROUP_METADATA_TOPIC_NAME));
  }

  void start() {
    looking.start();
  }

  @Override
  public void close() {
    looking.interrupt();
  }

  private void run() {
    long next = System.nanoTime() + SOON.toNanos();
    try {
      while (true) {
        TimeUnit.NANOSECONDS.sleep(SOON.toNanos());
        if (!ready.getAsBoolean() || System.nanoTime() - next >= 0) {
          look();
          next = System.nanoTime() + SELDOM.toNanos();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws InterruptedException {
    try (Admin admin = kafka.admin("strowger-routing-transactions")) {
      List<TopicPartition> ended = hanging.look(admin, System.nanoTime());
      if (!ended.isEmpty()) {
        LOG.warnf("The broker had left transactions open that nobody knew: ended in %s", ended);
      }
    } catch (ExecutionException | TimeoutException e) {
      LOG.warnf("Transactions that hang were not looked for: %s", FailureTrace.of(e));
    }
  }
}
