package org.strowger.routing.streams;

import java.time.Duration;
import java.util.Optional;
import org.strowger.contracts.id.DomainId;

/**
 * The keys of a router without an app around it.
 *
 * @param sessionTimeout short where it is told how soon another takes over
 */
record RouterKeys(
    String applicationId, int standbyReplicas, Duration sessionTimeout, Duration transactionTimeout)
    implements RoutingConfig {

  /** The defaults: a router that is silent for that long is replaced. */
  static RouterKeys ofFleet(String applicationId, int standbyReplicas) {
    return new RouterKeys(
        applicationId, standbyReplicas, Duration.ofMillis(1_500), Duration.ofMillis(1_500));
  }

  /** Of a router that is alone: on a busy machine it may be silent for long. */
  static RouterKeys alone(String applicationId) {
    return new RouterKeys(applicationId, 0, Duration.ofSeconds(10), Duration.ofSeconds(30));
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public Duration commitInterval() {
    return Duration.ofMillis(10);
  }

  @Override
  public Optional<DomainId> domain() {
    return Optional.empty();
  }

  @Override
  public Optional<String> planFile() {
    return Optional.empty();
  }

  @Override
  public Optional<String> rosterFile() {
    return Optional.empty();
  }
}
