package org.strowger.routing.engine.state;

import java.time.Duration;
import java.time.Instant;
import org.strowger.contracts.id.InstanceId;

/**
 * A desk instance that was heard of.
 *
 * @param instanceId the instance
 * @param leaseUntil when it counts as gone unless it is heard of again
 */
public record DeskInstance(InstanceId instanceId, Instant leaseUntil) implements Entity {

  /** How long an instance may be silent. */
  public static final Duration LEASE = Duration.ofSeconds(6);

  /** The key of an instance. */
  public static String keyOf(InstanceId instanceId) {
    return "instance/" + instanceId;
  }

  @Override
  public String key() {
    return keyOf(instanceId);
  }

  @Override
  public Deadline deadline() {
    return new Deadline(leaseUntil, Deadline.Kind.INSTANCE_SILENCE);
  }
}
