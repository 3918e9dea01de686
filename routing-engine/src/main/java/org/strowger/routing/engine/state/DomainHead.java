package org.strowger.routing.engine.state;

import java.time.Instant;

/**
 * What a domain has one of: its time, its plan, its counter of contacts.
 *
 * @param time the exchange's time: that of the latest command
 * @param planVersion the version of the plan in force; 0 before the first plan
 * @param lastSequence the number of the contact that was opened last
 */
public record DomainHead(Instant time, long planVersion, long lastSequence) implements Entity {

  public static final String KEY = "head";

  /** Of a domain that nothing is known of. */
  public static final DomainHead FIRST = new DomainHead(Instant.EPOCH, 0, 0);

  /** The same at another time. */
  public DomainHead at(Instant now) {
    return new DomainHead(now, planVersion, lastSequence);
  }

  /** The same with another plan in force. */
  public DomainHead withPlan(long version) {
    return new DomainHead(time, version, lastSequence);
  }

  /** The same after one more contact was opened. */
  public DomainHead withNextSequence() {
    return new DomainHead(time, planVersion, lastSequence + 1);
  }

  /** The exchange's time, in nanoseconds since 1970. */
  public long nanos() {
    return Nanos.of(time);
  }

  @Override
  public String key() {
    return KEY;
  }
}
