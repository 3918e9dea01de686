package org.strowger.routing.desk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.strowger.contracts.routing.RoutingAnswer.AgentSnapshot;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Json;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;

/** What a desk is sent. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DeskFrame.Snapshot.class, name = "snapshot"),
  @JsonSubTypes.Type(value = DeskFrame.Event.class, name = "event")
})
sealed interface DeskFrame {

  /**
   * The agent's whole state; events follow.
   *
   * @param at offset of the command that asked for it
   * @param time the exchange's
   * @param now of this server, for countdowns
   */
  record Snapshot(long at, Instant time, Instant now, AgentSnapshot body) implements DeskFrame {}

  /**
   * What happened; its name stands beside it.
   *
   * @param at offset of the command that caused it
   * @param time the exchange's
   * @param now of this server, for countdowns
   */
  record Event(
      long at,
      Instant time,
      Instant now,
      @JsonTypeInfo(
              use = JsonTypeInfo.Id.SIMPLE_NAME,
              include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
              property = "name")
          RoutingEvent body)
      implements DeskFrame {}

  static DeskFrame of(Message<RoutingEvent> event, Meta.Cause cause, Instant now) {
    Instant time = event.meta().time();
    return event.body() instanceof AgentSnapshot snapshot
        ? new Snapshot(cause.offset(), time, now, snapshot)
        : new Event(cause.offset(), time, now, event.body());
  }

  default String json() {
    try {
      return Json.LOG.writerFor(DeskFrame.class).writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
