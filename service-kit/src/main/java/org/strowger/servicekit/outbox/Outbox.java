package org.strowger.servicekit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.strowger.contracts.wire.Json;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Wire;
import org.strowger.contracts.wire.WireRecord;

/**
 * The table {@code outbox} of the schema that a handle is connected to. A row is a message that
 * Kafka has not got yet, or one that waits for an event caused by it.
 */
public final class Outbox {

  static final int SHARDS = 16;

  private static final String ROW =
      "(:id%1$d, :shard%1$d, :topic%1$d, :key%1$d, :headers%1$d::jsonb, :value%1$d, :await%1$d)";

  /**
   * Adds a message to the caller's transaction; once it has committed, {@link OutboxRelay#wake}. A
   * message whose id is there already is not added again.
   *
   * @param orderingKey messages with the same key are sent in the order of their transactions
   * @param awaitEvent true when it is done only after {@link #seen}: until then it is sent again
   *     and again
   */
  public <T> void add(
      Handle handle,
      Topic<T> topic,
      Message<? extends T> message,
      String orderingKey,
      boolean awaitEvent) {
    addAll(handle, List.of(new Outgoing<>(topic, message, orderingKey, awaitEvent)));
  }

  /** Adds messages as {@link #add} does, in their order, by one statement. */
  public void addAll(Handle handle, List<? extends Outgoing<?>> messages) {
    String rows =
        IntStream.range(0, messages.size())
            .mapToObj(ROW::formatted)
            .collect(Collectors.joining(", "));
    try (Update insert =
        handle.createUpdate(
            "insert into outbox (id, shard, topic, record_key, headers, value, await_event)"
                + " values "
                + rows
                + " on conflict (id) do nothing")) {
      for (int i = 0; i < messages.size(); i++) {
        bind(insert, i, messages.get(i));
      }
      insert.execute();
    }
  }

  private static <T> void bind(Update insert, int row, Outgoing<T> outgoing) {
    WireRecord wire = Wire.write(outgoing.topic(), outgoing.message());
    insert
        .bind("id" + row, outgoing.message().meta().id())
        .bind("shard" + row, Math.floorMod(outgoing.orderingKey().hashCode(), SHARDS))
        .bind("topic" + row, wire.topic())
        .bind("key" + row, wire.key())
        .bind("headers" + row, json(wire.headers()))
        .bind("value" + row, wire.value())
        .bind("await" + row, outgoing.awaitEvent());
  }

  /**
   * An event caused by this message was seen: it is done. Harmless for any other id.
   *
   * @return whether it was awaited until now
   */
  public boolean seen(Handle handle, String messageId) {
    return handle
            .createUpdate("delete from outbox where id = :id and await_event")
            .bind("id", messageId)
            .execute()
        > 0;
  }

  /** Sends a message that awaits an event no more, until {@link #retry}; it is kept. */
  public void park(Handle handle, String messageId) {
    handle
        .createUpdate("update outbox set sent_at = 'infinity' where id = :id and await_event")
        .bind("id", messageId)
        .execute();
  }

  /** Sends a message that awaits an event at once, and again and again from then on. */
  public void retry(Handle handle, String messageId) {
    handle
        .createUpdate("update outbox set sent_at = null where id = :id and await_event")
        .bind("id", messageId)
        .execute();
  }

  private static String json(Map<String, String> headers) {
    try {
      return Json.LOG.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
