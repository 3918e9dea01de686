package org.strowger.contracts.wire;

import java.util.Map;

/**
 * A message as Kafka sees it; free of Kafka's types, so that an outbox row can hold it.
 *
 * @param headers CloudEvents attributes with the prefix {@code ce_}, and {@code content-type}
 * @param value JSON, UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
public record WireRecord(String topic, String key, Map<String, String> headers, byte[] value) {}
