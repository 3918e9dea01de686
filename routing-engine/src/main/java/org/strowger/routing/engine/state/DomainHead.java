package org.strowger.routing.engine.state;

import java.time.Instant;

/**
 * What a domain has one of.
 *
 * @param time the exchange's time: that of the latest command
 * @param planVersion in force; 0 before the first plan
 * @param lastSequence of the contact that was opened last
 */
public record DomainHead(Instant time, long planVersion, long lastSequence) implements Entity {

  static final String KEY = "head";
  static final DomainHead FIRST = new DomainHead(Instant.EPOCH, 0, 0);

  /** The exchange's time, in nanoseconds. */
  long nanos() {
    return Nanos.of(time);
  }

  @Override
  public String key() {
    return KEY;
  }
}
