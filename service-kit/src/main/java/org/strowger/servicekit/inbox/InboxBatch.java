package org.strowger.servicekit.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topic;
import org.strowger.servicekit.inbox.InboxHandler.Received;
import org.strowger.servicekit.kafka.KafkaWire;
import org.strowger.servicekit.sql.Transactions;

/**
 * Applies what one poll gave, and moves the offsets, in one transaction. When a record turns out to
 * be poison, each record gets a transaction of its own: so nothing of the poisoned one is left
 * anywhere, neither in the database nor in an entity manager.
 */
final class InboxBatch<T> {

  private final String service;
  private final Topic<T> topic;
  private final Transactions transactions;
  private final InboxOffsets offsets;
  private final DeadLetters deadLetters;
  private final InboxHandler<T> handler;
  private final Consumer<List<Message<T>>> committed;

  /**
   * @param committed gets the messages of each transaction after its commit
   */
  InboxBatch(
      String service,
      Topic<T> topic,
      Transactions transactions,
      InboxOffsets offsets,
      DeadLetters deadLetters,
      InboxHandler<T> handler,
      Consumer<List<Message<T>>> committed) {
    this.service = service;
    this.topic = topic;
    this.transactions = transactions;
    this.offsets = offsets;
    this.deadLetters = deadLetters;
    this.handler = handler;
    this.committed = committed;
  }

  /**
   * Applies all records, or puts aside those that will fail however often they are tried.
   *
   * @param from where each partition is; moved on after each commit
   */
  void apply(ConsumerRecords<String, byte[]> records, Map<TopicPartition, Long> from) {
    try {
      commit(records, from);
    } catch (PoisonedException _) {
      for (ConsumerRecord<String, byte[]> record : records) {
        applyAlone(record, from);
      }
    }
  }

  private void applyAlone(ConsumerRecord<String, byte[]> record, Map<TopicPartition, Long> from) {
    try {
      commit(List.of(record), from);
    } catch (PoisonedException e) {
      putAside(e.poison, from);
    }
  }

  private void commit(
      Iterable<ConsumerRecord<String, byte[]>> records, Map<TopicPartition, Long> from) {
    Map<TopicPartition, Long> ends = ends(records);
    List<Message<T>> read =
        transactions.call(
            handle -> {
              moveOffsets(handle, from, ends);
              return applyEach(handle, records);
            });
    from.putAll(ends);
    committed.accept(read);
  }

  private void putAside(Poison poison, Map<TopicPartition, Long> from) {
    Map<TopicPartition, Long> ends = ends(List.of(poison.record()));
    transactions.call(
        handle -> {
          moveOffsets(handle, from, ends);
          deadLetters.send(service, List.of(poison));
          return ends;
        });
    from.putAll(ends);
  }

  /** First of all: it locks out whoever else believes to own a partition. */
  private void moveOffsets(
      Handle handle, Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
    ends.forEach((partition, end) -> offsets.move(handle, partition, from.get(partition), end));
  }

  private static Map<TopicPartition, Long> ends(Iterable<ConsumerRecord<String, byte[]>> records) {
    var ends = new HashMap<TopicPartition, Long>();
    records.forEach(
        record ->
            ends.merge(
                new TopicPartition(record.topic(), record.partition()),
                record.offset() + 1,
                Math::max));
    return ends;
  }

  private List<Message<T>> applyEach(
      Handle handle, Iterable<ConsumerRecord<String, byte[]>> records) {
    var received = new ArrayList<Received<T>>();
    var malformed = new ArrayList<Poison>();
    ConsumerRecord<String, byte[]> last = null;
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        received.add(new Received<>(KafkaWire.read(topic, record), position(record)));
        last = record;
      } catch (MalformedMessageException e) {
        malformed.add(Poison.of(topic, record, e));
      }
    }
    if (last != null) {
      applyAll(handle, received, last);
    }
    deadLetters.send(service, malformed);
    return received.stream().map(Received::message).toList();
  }

  /**
   * @param last named when it fails: who is alone is to blame, of several each is tried alone
   */
  private void applyAll(
      Handle handle, List<Received<T>> received, ConsumerRecord<String, byte[]> last) {
    try {
      handler.applyAll(handle, received);
    } catch (RuntimeException e) {
      throw Poison.isPoison(e) ? new PoisonedException(Poison.of(topic, last, e)) : e;
    }
  }

  private static RecordPosition position(ConsumerRecord<String, byte[]> record) {
    return new RecordPosition(
        record.topic(),
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()));
  }

  /** Rolls a transaction back because of one record. */
  private static final class PoisonedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Poison poison;

    PoisonedException(Poison poison) {
      super(poison.failure());
      this.poison = poison;
    }
  }
}
