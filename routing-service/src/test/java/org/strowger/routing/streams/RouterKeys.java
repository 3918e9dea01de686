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
    String applicationId,
    int standbyReplicas,
    Duration sessionTimeout,
    Duration transactionTimeout,
    boolean alone)
    implements RoutingConfig {

  static final String SILENCE = "strowger.silence";

  /**
   * A router that is silent for that long is replaced: the default, or {@code strowger.silence}.
   */
  static RouterKeys ofFleet(String applicationId, int standbyReplicas) {
    Duration silence = Duration.ofMillis(Integer.getInteger(SILENCE, 1_500));
    return new RouterKeys(applicationId, standbyReplicas, silence, silence, false);
  }

  /** Of a router that is alone: on a busy machine it may be silent for long. */
  static RouterKeys alone(String applicationId) {
    return new RouterKeys(applicationId, 0, Duration.ofSeconds(5), Duration.ofSeconds(30), false);
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
  public Duration rebalanceTimeout() {
    return Duration.ofSeconds(10);
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
