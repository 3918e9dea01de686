package org.strowger.servicekit.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.kafka.KafkaWire;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Sends rows so that the order within a shard survives any failure: a shard's next row leaves only
 * after the one before was acknowledged. Shards go side by side.
 */
final class OutboxSender implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(OutboxSender.class);

  private final KafkaClients kafka;
  private final String clientId;
  private final Duration patience;
  private @Nullable KafkaProducer<String, byte[]> producer;

  OutboxSender(KafkaClients kafka, String clientId, Duration patience) {
    this.kafka = kafka;
    this.clientId = clientId;
    this.patience = patience;
  }

  /** Sends the first row of each shard; returns those acknowledged and takes them off. */
  List<OutboxRow> sendHeads(Map<Integer, Deque<OutboxRow>> shards) {
    var sending = new LinkedHashMap<OutboxRow, Future<RecordMetadata>>();
    try {
      for (Deque<OutboxRow> rows : shards.values()) {
        OutboxRow head = rows.getFirst();
        sending.put(head, open().send(KafkaWire.write(head.wire())));
      }
    } catch (KafkaException e) {
      reset(e);
    }
    return acknowledged(sending, shards);
  }

  static Map<Integer, Deque<OutboxRow>> byShard(List<OutboxRow> rows) {
    var shards = new LinkedHashMap<Integer, Deque<OutboxRow>>();
    rows.forEach(row -> shards.computeIfAbsent(row.shard(), _ -> new ArrayDeque<>()).add(row));
    return shards;
  }

  private List<OutboxRow> acknowledged(
      Map<OutboxRow, Future<RecordMetadata>> sending, Map<Integer, Deque<OutboxRow>> shards) {
    var done = new ArrayList<OutboxRow>();
    shards.keySet().retainAll(sending.keySet().stream().map(OutboxRow::shard).toList());
    sending.forEach(
        (row, future) -> {
          if (succeeded(future)) {
            done.add(row);
            takeOff(shards, row);
          } else {
            shards.remove(row.shard());
          }
        });
    return done;
  }

  private static void takeOff(Map<Integer, Deque<OutboxRow>> shards, OutboxRow row) {
    shards.computeIfPresent(
        row.shard(),
        (_, rows) -> {
          rows.removeFirst();
          return rows.isEmpty() ? null : rows;
        });
  }

  private boolean succeeded(Future<RecordMetadata> future) {
    try {
      future.get();
      return true;
    } catch (ExecutionException e) {
      if (producer != null) {
        reset(e);
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private KafkaProducer<String, byte[]> open() {
    if (producer == null) {
      producer = kafka.producer(clientId, patience);
    }
    return producer;
  }

  /** After a failure nothing of the old producer may still arrive. */
  private void reset(Exception failure) {
    if (!kafka.tellsRefusal(failure)) {
      LOG.warnf("Not sent now, the rows stay: %s", FailureTrace.of(failure));
    }
    close();
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }
}
