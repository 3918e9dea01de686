package org.strowger.contracts.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Actor;
import org.strowger.contracts.wire.MalformedMessageException.Reason;

/**
 * Between a {@link Message} and its {@link WireRecord}: CloudEvents' Kafka binding in binary mode
 * (CloudEvents 1.0.2, "Kafka Protocol Binding"), JSON in the value.
 */
public final class Wire {

  private Wire() {}

  /**
   * Writes a message.
   *
   * @throws MessageTooLargeException when the value is above the topic's limit
   */
  public static <T> WireRecord write(Topic<T> topic, Message<? extends T> message) {
    byte[] value = value(topic, message.body());
    var headers = new LinkedHashMap<>(sharedHeaders(message.meta()));
    headers.putAll(ownHeaders(message.meta(), message.body()));
    return new WireRecord(topic.name(), message.key(), headers, value);
  }

  /**
   * The value of a message.
   *
   * @throws MessageTooLargeException when it is above the topic's limit
   */
  public static <T> byte[] value(Topic<T> topic, T body) {
    byte[] value = json(body);
    if (value.length > topic.maxBytes()) {
      throw new MessageTooLargeException(
          body.getClass().getSimpleName(), value.length, topic.maxBytes());
    }
    return value;
  }

  /** The headers that all events of one command have alike. */
  public static Map<String, String> sharedHeaders(Meta meta) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_source", meta.source());
    headers.put("ce_time", InstantText.write(meta.time()));
    headers.put("content-type", "application/json");
    if (meta.actor() != null) {
      headers.put("ce_actor", meta.actor().toString());
    }
    if (meta.cause() != null) {
      Meta.Cause cause = meta.cause();
      headers.put("ce_causeid", cause.commandId());
      headers.put("ce_causeoffset", Long.toString(cause.offset()));
      headers.put("ce_causecount", Integer.toString(cause.count()));
      headers.put("ce_planversion", Long.toString(cause.planVersion()));
      headers.put("ce_engineversion", cause.engineVersion());
    }
    return headers;
  }

  /** The headers of one message beside {@link #sharedHeaders}. */
  public static Map<String, String> ownHeaders(Meta meta, Object body) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("ce_type", MessageTypes.nameOf(body.getClass()));
    headers.put("ce_id", meta.id());
    if (meta.cause() != null) {
      headers.put("ce_causeindex", Integer.toString(meta.cause().index()));
    }
    return headers;
  }

  /**
   * Reads a record.
   *
   * @throws MalformedMessageException when it is not a message of this topic
   */
  public static <T> Message<T> read(
      Topic<T> topic, String key, Map<String, String> headers, byte @Nullable [] value)
      throws MalformedMessageException {
    if (value == null) {
      throw new MalformedMessageException(Reason.BAD_JSON, "Expected a value but got none", null);
    }
    if (value.length > topic.maxBytes()) {
      throw new MalformedMessageException(
          Reason.TOO_LARGE,
          "Expected at most " + topic.maxBytes() + " bytes but got " + value.length,
          null);
    }
    String type = required(headers, "ce_type");
    Class<?> record = MessageTypes.below(topic.type()).get(type);
    if (record == null) {
      throw new MalformedMessageException(
          Reason.UNKNOWN_TYPE,
          "Expected a type of topic " + topic.name() + " but got another",
          null);
    }
    Meta meta = meta(headers);
    try {
      Object body = Json.LOG.readValue(value, record);
      if (body != null) {
        return new Message<>(key, meta, topic.type().cast(body));
      }
    } catch (IOException e) {
      throw new MalformedMessageException(
          Reason.BAD_JSON, "Expected JSON of " + type + " but it could not be read", e);
    }
    throw new MalformedMessageException(
        Reason.BAD_JSON, "Expected JSON of " + type + " but it is null", null);
  }

  private static byte[] json(Object body) {
    try {
      return Json.LOG.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Meta meta(Map<String, String> headers) throws MalformedMessageException {
    try {
      String actor = headers.get("ce_actor");
      return new Meta(
          required(headers, "ce_id"),
          required(headers, "ce_source"),
          InstantText.read(required(headers, "ce_time")),
          actor == null ? null : Actor.parse(actor),
          headers.containsKey("ce_causeid") ? cause(headers) : null);
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw new MalformedMessageException(
          Reason.BAD_HEADER, "Expected CloudEvents headers but one could not be read", e);
    }
  }

  private static Meta.Cause cause(Map<String, String> headers) throws MalformedMessageException {
    return new Meta.Cause(
        required(headers, "ce_causeid"),
        Long.parseLong(required(headers, "ce_causeoffset")),
        Integer.parseInt(required(headers, "ce_causeindex")),
        Integer.parseInt(required(headers, "ce_causecount")),
        Long.parseLong(required(headers, "ce_planversion")),
        required(headers, "ce_engineversion"));
  }

  private static String required(Map<String, String> headers, String name)
      throws MalformedMessageException {
    String value = headers.get(name);
    if (value == null) {
      throw new MalformedMessageException(
          Reason.MISSING_HEADER, "Expected header " + name + " but found none", null);
    }
    return value;
  }
}
