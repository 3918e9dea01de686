package org.strowger.servicekit.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topic;
import org.strowger.servicekit.kafka.KafkaWire;

/** Applies what one poll gave, and moves the offsets, in one transaction. */
final class InboxBatch<T> {

  private static final String SAVEPOINT = "record";

  private final Topic<T> topic;
  private final Jdbi jdbi;
  private final InboxOffsets offsets;
  private final DeadLetters deadLetters;
  private final InboxHandler<T> handler;

  InboxBatch(
      Topic<T> topic,
      Jdbi jdbi,
      InboxOffsets offsets,
      DeadLetters deadLetters,
      InboxHandler<T> handler) {
    this.topic = topic;
    this.jdbi = jdbi;
    this.offsets = offsets;
    this.deadLetters = deadLetters;
    this.handler = handler;
  }

  /**
   * Tries all at once; when that fails because of a record, once more with a savepoint before each.
   *
   * @param from where each partition is; moved on when all was committed
   * @return the messages that were read
   */
  List<Message<T>> apply(ConsumerRecords<String, byte[]> records, Map<TopicPartition, Long> from) {
    try {
      return commit(records, from, false);
    } catch (RuntimeException e) {
      if (!Poison.isPoison(e)) {
        throw e;
      }
      return commit(records, from, true);
    }
  }

  private List<Message<T>> commit(
      ConsumerRecords<String, byte[]> records, Map<TopicPartition, Long> from, boolean careful) {
    var read = new ArrayList<Message<T>>();
    var poison = new ArrayList<Poison>();
    jdbi.useTransaction(
        handle -> {
          moveOffsets(handle, records, from);
          for (ConsumerRecord<String, byte[]> record : records) {
            apply(handle, record, careful, read, poison);
          }
          deadLetters.send(poison);
        });
    records.partitions().forEach(partition -> from.put(partition, end(records, partition)));
    return read;
  }

  /** First of all: it locks out whoever else believes to own a partition. */
  private void moveOffsets(
      Handle handle, ConsumerRecords<String, byte[]> records, Map<TopicPartition, Long> from) {
    for (TopicPartition partition : records.partitions()) {
      offsets.move(handle, partition, from.get(partition), end(records, partition));
    }
  }

  private static long end(ConsumerRecords<String, byte[]> records, TopicPartition partition) {
    return records.records(partition).getLast().offset() + 1;
  }

  private void apply(
      Handle handle,
      ConsumerRecord<String, byte[]> record,
      boolean careful,
      List<Message<T>> read,
      List<Poison> poison) {
    try {
      Message<T> message = KafkaWire.read(topic, record);
      read.add(message);
      if (careful) {
        applyCarefully(handle, message, record, poison);
      } else {
        handler.apply(handle, message, position(record));
      }
    } catch (MalformedMessageException e) {
      poison.add(Poison.of(record, e));
    }
  }

  private void applyCarefully(
      Handle handle,
      Message<T> message,
      ConsumerRecord<String, byte[]> record,
      List<Poison> poison) {
    handle.savepoint(SAVEPOINT);
    try {
      handler.apply(handle, message, position(record));
      handle.releaseSavepoint(SAVEPOINT);
    } catch (RuntimeException e) {
      if (!Poison.isPoison(e)) {
        throw e;
      }
      handle.rollbackToSavepoint(SAVEPOINT);
      poison.add(Poison.of(record, e));
    }
  }

  private static RecordPosition position(ConsumerRecord<String, byte[]> record) {
    return new RecordPosition(
        record.topic(),
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()));
  }
}
