package org.strowger.routing.streams;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Actor;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.MalformedMessageException.Reason;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.MessageTooLargeException;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;
import org.strowger.contracts.wire.WireRecord;
import org.strowger.routing.engine.RoutingEngine;

/** Between the records of Kafka Streams and messages. Same command, same place: same bytes. */
final class EventRecords {

  private static final String SOURCE = "/routing-service";

  private EventRecords() {}

  static Message<RoutingCommand> readCommand(Record<byte[], byte[]> record)
      throws MalformedMessageException {
    var headers = new HashMap<String, String>();
    for (Header header : record.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return Wire.read(
        Topics.ROUTING_COMMANDS, domainOf(record.key()).value(), headers, record.value());
  }

  /**
   * The events of one command.
   *
   * @throws MessageTooLargeException when one does not fit
   */
  static List<Record<byte[], byte[]>> write(
      Message<RoutingCommand> command,
      long offset,
      Instant time,
      long planVersion,
      List<RoutingEvent> events) {
    byte[] key = bytes(command.key());
    String id = command.key() + ":" + offset + ":";
    Actor actor = command.meta().actor();
    Header[] shared = null;
    var records = new ArrayList<Record<byte[], byte[]>>(events.size());
    for (RoutingEvent event : events) {
      int i = records.size() + 1;
      var cause =
          new Meta.Cause(
              command.meta().id(), offset, i, events.size(), planVersion, RoutingEngine.VERSION);
      var meta = new Meta(id + i, SOURCE, time, actor, cause);
      if (shared == null) {
        shared = headers(Wire.sharedHeaders(meta)).toArray();
      }
      var headers = headers(Wire.ownHeaders(meta, event));
      for (Header each : shared) {
        headers.add(each);
      }
      byte[] value = Wire.value(Topics.ROUTING_EVENTS, event);
      records.add(new Record<>(key, value, time.toEpochMilli(), headers));
    }
    return records;
  }

  /** The answer to a command whose consequences do not fit. */
  static RoutingEvent rejected(Message<RoutingCommand> command, MessageTooLargeException cause) {
    return new CommandRejected(
        command.body().getClass().getSimpleName(),
        RejectionCode.INTERNAL,
        String.valueOf(cause.getMessage()),
        null,
        null,
        List.of());
  }

  static Record<byte[], byte[]> record(WireRecord wire, Instant time) {
    return new Record<>(
        bytes(wire.key()), wire.value(), time.toEpochMilli(), headers(wire.headers()));
  }

  private static RecordHeaders headers(Map<String, String> texts) {
    var headers = new RecordHeaders();
    texts.forEach((name, text) -> headers.add(new RecordHeader(name, bytes(text))));
    return headers;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static DomainId domainOf(byte @Nullable [] key) throws MalformedMessageException {
    try {
      return new DomainId(key == null ? "" : new String(key, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new MalformedMessageException(
          Reason.BAD_HEADER, "Expected a domain as key but found another", e);
    }
  }
}
