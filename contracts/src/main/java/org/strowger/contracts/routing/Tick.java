package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Time has passed. A lost, early or doubled tick is harmless: every command fires what is due.
 *
 * @param reckoned the exchange's time by elapsed time, from whoever decides for the domain; only
 *     while the broker's clock, which has been set back, is behind it. It counts where it is later
 *     than the record's append time.
 */
public record Tick(@Nullable Instant reckoned) implements RoutingCommand {

  /** Reads it; one without fields is a usual one. */
  @JsonCreator
  public Tick(@JsonProperty("reckoned") @Nullable Instant reckoned) {
    this.reckoned = reckoned;
  }

  /** A usual one: its append time says how late it is. */
  public Tick() {
    this(null);
  }
}
