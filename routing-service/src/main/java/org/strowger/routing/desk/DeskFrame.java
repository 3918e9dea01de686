package org.strowger.routing.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.RoutingAnswer.AgentSnapshot;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Json;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;

/**
 * What a desk is sent.
 *
 * @param kind {@code snapshot} or {@code event}
 * @param name of the event; none for a snapshot
 * @param at offset of the command that caused it
 * @param time the exchange's
 * @param now of this server, for countdowns
 */
record DeskFrame(
    String kind, @Nullable String name, long at, Instant time, Instant now, RoutingEvent body) {

  static DeskFrame of(Message<RoutingEvent> event, Meta.Cause cause, Instant now) {
    RoutingEvent body = event.body();
    boolean snapshot = body instanceof AgentSnapshot;
    return new DeskFrame(
        snapshot ? "snapshot" : "event",
        snapshot ? null : body.getClass().getSimpleName(),
        cause.offset(),
        event.meta().time(),
        now,
        body);
  }

  String json() {
    try {
      return Json.LOG.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
