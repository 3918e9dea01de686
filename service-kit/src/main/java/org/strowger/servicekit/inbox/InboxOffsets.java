package org.strowger.servicekit.inbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.sql.Transactions;

/** How far a consumer has come: table {@code consumed_offset}, the only truth about it. */
final class InboxOffsets {

  private final Transactions transactions;
  private final String consumer;

  InboxOffsets(Transactions transactions, String consumer) {
    this.transactions = transactions;
    this.consumer = consumer;
  }

  /** The next offsets of these partitions; none for one of which nothing was consumed yet. */
  Map<TopicPartition, Long> load(Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> found = transactions.call(this::all);
    found.keySet().retainAll(partitions);
    return found;
  }

  private Map<TopicPartition, Long> all(Handle handle) {
    var found = new HashMap<TopicPartition, Long>();
    handle
        .createQuery("select topic, part, next_offset from consumed_offset where consumer = :c")
        .bind("c", consumer)
        .map(
            (row, _) ->
                Map.entry(
                    new TopicPartition(row.getString("topic"), row.getInt("part")),
                    row.getLong("next_offset")))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  /**
   * Moves on from where this consumer believes to be.
   *
   * @throws FencedException when it is not there: somebody else consumed meanwhile
   */
  void move(Handle handle, TopicPartition partition, @Nullable Long from, long to) {
    int moved =
        handle
            .createUpdate(
                from == null
                    ? "insert into consumed_offset (consumer, topic, part, next_offset)"
                        + " values (:c, :topic, :part, :to) on conflict do nothing"
                    : "update consumed_offset set next_offset = :to where consumer = :c"
                        + " and topic = :topic and part = :part and next_offset = :from")
            .bind("c", consumer)
            .bind("topic", partition.topic())
            .bind("part", partition.partition())
            .bind("from", from)
            .bind("to", to)
            .execute();
    if (moved != 1) {
      throw new FencedException();
    }
  }

  /** Another consumer owns the partition. */
  static final class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FencedException() {
      super("Expected to own the partition but another consumer moved its offset");
    }
  }
}
