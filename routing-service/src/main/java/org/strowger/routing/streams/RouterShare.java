package org.strowger.routing.streams;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.wire.Topics;

/**
 * What this instance has of the routing, and how far it is behind.
 *
 * @param owned partitions of {@code routing-commands} it decides for
 * @param standby partitions whose state it follows to take over
 * @param behind commands of its own partitions that are not yet decided and committed
 * @param standbyBehind changes of the state it follows that it has not yet
 */
public record RouterShare(
    SortedSet<Integer> owned, SortedSet<Integer> standby, long behind, long standbyBehind) {

  /** The record that ends the last transaction is behind all changes, and is none. */
  private static final int END_OF_TRANSACTION = 1;

  static final RouterShare NOTHING = new RouterShare(new TreeSet<>(), new TreeSet<>(), 0, 0);

  /** Nothing while it does not run. */
  static RouterShare of(KafkaStreams streams) {
    if (streams.state() != KafkaStreams.State.RUNNING) {
      return NOTHING;
    }
    try {
      return ofRunning(streams);
    } catch (StreamsException | IllegalStateException _) {
      return NOTHING; // it has begun to rebalance or to stop since
    }
  }

  private static RouterShare ofRunning(KafkaStreams streams) {
    var owned = new TreeSet<Integer>();
    var standby = new TreeSet<Integer>();
    long behind = 0;
    for (var thread : streams.metadataForLocalThreads()) {
      for (TaskMetadata task : thread.activeTasks()) {
        owned.addAll(partitions(task.topicPartitions()));
        behind += behind(task);
      }
      for (TaskMetadata task : thread.standbyTasks()) {
        standby.add(task.taskId().partition());
      }
    }
    return new RouterShare(owned, standby, behind, standbyBehind(streams, standby));
  }

  /** What was committed last of each of its own partitions; null while it does not run. */
  static @Nullable Map<Integer, Long> committed(KafkaStreams streams) {
    if (streams.state() != KafkaStreams.State.RUNNING) {
      return null;
    }
    var offsets = new HashMap<Integer, Long>();
    try {
      for (var thread : streams.metadataForLocalThreads()) {
        for (TaskMetadata task : thread.activeTasks()) {
          partitions(task.topicPartitions())
              .forEach(partition -> offsets.put(partition, committed(task, partition)));
        }
      }
      return offsets;
    } catch (StreamsException | IllegalStateException _) {
      return null; // it has begun to rebalance or to stop since
    }
  }

  private static long committed(TaskMetadata task, int partition) {
    var of = new TopicPartition(Topics.ROUTING_COMMANDS.name(), partition);
    return task.committedOffsets().getOrDefault(of, 0L);
  }

  private static Collection<Integer> partitions(Set<TopicPartition> all) {
    return all.stream()
        .filter(one -> one.topic().equals(Topics.ROUTING_COMMANDS.name()))
        .map(TopicPartition::partition)
        .toList();
  }

  private static long behind(TaskMetadata task) {
    Map<TopicPartition, Long> committed = task.committedOffsets();
    return task.endOffsets().entrySet().stream()
        .mapToLong(end -> end.getValue() - committed.getOrDefault(end.getKey(), 0L))
        .filter(missing -> missing > 0)
        .sum();
  }

  private static long standbyBehind(KafkaStreams streams, Set<Integer> standby) {
    if (standby.isEmpty()) {
      return 0; // the broker need not be asked
    }
    Map<Integer, LagInfo> lags =
        streams.allLocalStorePartitionLags().getOrDefault(RoutingTopology.STATE, Map.of());
    return standby.stream()
        .map(lags::get)
        .filter(Objects::nonNull)
        .mapToLong(lag -> Math.max(0, lag.offsetLag() - END_OF_TRANSACTION))
        .sum();
  }
}
