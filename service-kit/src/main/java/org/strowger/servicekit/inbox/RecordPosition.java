package org.strowger.servicekit.inbox;

import java.time.Instant;

/**
 * Where a record stands in its topic.
 *
 * @param time of the record: append time where the topic has it
 */
public record RecordPosition(String topic, int partition, long offset, Instant time) {}
