package org.strowger.simulation.replay;

import java.time.Instant;
import java.util.Map;

/**
 * A record of the log as it was kept.
 *
 * @param at the broker's append time
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
public record Recorded(long offset, Instant at, Map<String, String> headers, byte[] value) {

  /** The simple name of the message's type; empty when it has none. */
  public String type() {
    String[] parts = headers.getOrDefault("ce_type", "").split("\\.", -1);
    return parts.length == 4 ? parts[2] : "";
  }

  /** Where the command that caused an event stands; -1 of a record that no command caused. */
  public long causedBy() {
    return Long.parseLong(headers.getOrDefault("ce_causeoffset", "-1"));
  }
}
