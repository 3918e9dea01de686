package org.strowger.servicekit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jdbi.v3.core.Handle;
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
    WireRecord wire = Wire.write(topic, message);
    handle
        .createUpdate(
            """
            insert into outbox (id, shard, topic, record_key, headers, value, await_event)
            values (:id, :shard, :topic, :key, :headers::jsonb, :value, :await)
            on conflict (id) do nothing""")
        .bind("id", message.meta().id())
        .bind("shard", Math.floorMod(orderingKey.hashCode(), SHARDS))
        .bind("topic", wire.topic())
        .bind("key", wire.key())
        .bind("headers", json(wire.headers()))
        .bind("value", wire.value())
        .bind("await", awaitEvent)
        .execute();
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
