package org.strowger.routing.streams;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Makes dead letters: key, value and headers as they were, and why the record is there. */
final class DeadLetters {

  private DeadLetters() {}

  static Record<byte[], byte[]> of(
      Record<byte[], byte[]> record, RecordMetadata position, String reason, Instant now) {
    var headers = new RecordHeaders(record.headers().toArray());
    add(headers, "dead-letter-reason", reason);
    add(headers, "dead-letter-topic", position.topic());
    add(headers, "dead-letter-partition", Integer.toString(position.partition()));
    add(headers, "dead-letter-offset", Long.toString(position.offset()));
    add(headers, "x-dlq-service", "routing-service");
    add(headers, "x-dlq-attempts", "1");
    add(headers, "x-dlq-first-failed-at", now.toString());
    return record.withHeaders(headers);
  }

  private static void add(RecordHeaders headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
