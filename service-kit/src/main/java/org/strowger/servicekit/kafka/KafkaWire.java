package org.strowger.servicekit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.MalformedMessageException.Reason;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Wire;
import org.strowger.contracts.wire.WireRecord;

/** Between messages and Kafka's records. */
public final class KafkaWire {

  private KafkaWire() {}

  /**
   * @throws org.strowger.contracts.wire.MessageTooLargeException when the value is above the
   *     topic's limit
   */
  public static <T> ProducerRecord<String, byte[]> write(
      Topic<T> topic, Message<? extends T> message) {
    return write(Wire.write(topic, message));
  }

  public static ProducerRecord<String, byte[]> write(WireRecord wire) {
    var record = new ProducerRecord<>(wire.topic(), wire.key(), wire.value());
    wire.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    return record;
  }

  /**
   * @throws MalformedMessageException when it is not a message of this topic
   */
  public static <T> Message<T> read(Topic<T> topic, ConsumerRecord<String, byte[]> record)
      throws MalformedMessageException {
    if (record.key() == null) {
      throw new MalformedMessageException(
          Reason.MISSING_HEADER, "Expected a key but found none", null);
    }
    return Wire.read(topic, record.key(), headers(record), record.value());
  }

  private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
    var headers = new HashMap<String, String>();
    for (Header header : record.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), UTF_8));
      }
    }
    return headers;
  }
}
