package org.strowger.routing.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;

/**
 * Transactions that are open in a partition while their coordinator knows nothing of them. A broker
 * that is killed and starts under load can leave one: it notes a transaction as aborted and has not
 * written so into the partitions. Nothing ends it then. Whoever reads what is committed stands
 * still before it, and no router gets its offsets. Kafka's own cure is {@code kafka-transactions.sh
 * abort}, by hand; this does the same.
 */
final class HangingTransactions {

  /** One that is open for so long at the same place is looked at. Two looks have to find it. */
  static final Duration OPEN_FOR = Duration.ofSeconds(3);

  private static final int ANSWER_SECONDS = 5;
  private static final Set<TransactionState> AT_WORK =
      Set.of(
          TransactionState.ONGOING,
          TransactionState.PREPARE_ABORT,
          TransactionState.PREPARE_COMMIT);

  private final Set<String> topics;
  private final Map<Open, Long> firstSeen = new HashMap<>();

  /**
   * @param topics that are written in transactions
   */
  HangingTransactions(Collection<String> topics) {
    this.topics = Set.copyOf(topics);
  }

  private record Open(
      TopicPartition partition, long producer, int epoch, int coordinator, long from) {

    AbortTransactionSpec abort() {
      return new AbortTransactionSpec(partition, producer, (short) epoch, coordinator);
    }
  }

  /**
   * Looks once, at a time in nanoseconds, and ends what hangs.
   *
   * @return in which partitions one was ended
   * @throws ExecutionException when the broker refuses an answer, or the right to end it
   */
  List<TopicPartition> look(Admin admin, long now)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<Open> open = open(admin);
    firstSeen.keySet().retainAll(open);
    var old =
        open.stream()
            .filter(each -> now - firstSeen.computeIfAbsent(each, _ -> now) >= OPEN_FOR.toNanos())
            .toList();
    if (old.isEmpty()) {
      return List.of();
    }
    Map<Long, Set<TopicPartition>> known = known(admin, old);
    var ended = new ArrayList<TopicPartition>();
    for (Open each : old) {
      if (!known.getOrDefault(each.producer, Set.of()).contains(each.partition)) {
        admin.abortTransaction(each.abort()).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        ended.add(each.partition);
      }
    }
    return ended;
  }

  private List<Open> open(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    Set<String> there = new HashSet<>(topics);
    there.retainAll(
        admin
            .listTopics(new ListTopicsOptions().listInternal(true))
            .names()
            .get(ANSWER_SECONDS, TimeUnit.SECONDS));
    var partitions =
        admin
            .describeTopics(there)
            .allTopicNames()
            .get(ANSWER_SECONDS, TimeUnit.SECONDS)
            .values()
            .stream()
            .flatMap(HangingTransactions::partitions)
            .toList();
    var open = new ArrayList<Open>();
    var producers = admin.describeProducers(partitions).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
    producers.forEach(
        (partition, of) -> of.activeProducers().forEach(state -> add(open, partition, state)));
    return open;
  }

  private static Stream<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream()
        .map(partition -> new TopicPartition(topic.name(), partition.partition()));
  }

  private static void add(List<Open> open, TopicPartition partition, ProducerState state) {
    state
        .currentTransactionStartOffset()
        .ifPresent(
            from ->
                open.add(
                    new Open(
                        partition,
                        state.producerId(),
                        state.producerEpoch(),
                        state.coordinatorEpoch().orElse(0),
                        from)));
  }

  /** Where the coordinators know that these producers are at work. */
  private static Map<Long, Set<TopicPartition>> known(Admin admin, List<Open> open)
      throws InterruptedException, ExecutionException, TimeoutException {
    Set<Long> producers = open.stream().map(Open::producer).collect(Collectors.toSet());
    List<String> ids =
        admin
            .listTransactions(new ListTransactionsOptions().filterProducerIds(producers))
            .all()
            .get(ANSWER_SECONDS, TimeUnit.SECONDS)
            .stream()
            .map(TransactionListing::transactionalId)
            .toList();
    return admin
        .describeTransactions(ids)
        .all()
        .get(ANSWER_SECONDS, TimeUnit.SECONDS)
        .values()
        .stream()
        .filter(described -> AT_WORK.contains(described.state()))
        .collect(
            Collectors.toMap(
                described -> described.producerId(),
                described -> described.topicPartitions(),
                (one, other) -> {
                  var both = new HashSet<>(one);
                  both.addAll(other);
                  return both;
                }));
  }
}
