package org.strowger.routing.streams;

import io.smallrye.health.api.HealthGroup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * A group of its own: a decider that failed is an alarm, never a reason to stop the router, which
 * decides all other commands. It is down until an instance without the defect takes over.
 */
@HealthGroup("routing-defects")
@Singleton
public final class DefectHealth implements HealthCheck {

  private final RoutingMetrics metrics;

  @Inject
  DefectHealth(RoutingMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("routing-defects");
    metrics.defects().forEach(response::withData);
    return response.status(metrics.defects().isEmpty()).build();
  }
}
