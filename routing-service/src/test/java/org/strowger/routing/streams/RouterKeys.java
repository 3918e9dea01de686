package org.strowger.routing.streams;

import java.time.Duration;
import java.util.Optional;
import org.strowger.contracts.id.DomainId;

/** The defaults of the keys, for a router without an app around it. */
record RouterKeys(String applicationId, int standbyReplicas) implements RoutingConfig {

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public Duration commitInterval() {
    return Duration.ofMillis(10);
  }

  @Override
  public Duration sessionTimeout() {
    return Duration.ofMillis(1_500);
  }

  @Override
  public Duration transactionTimeout() {
    return Duration.ofMillis(1_500);
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
