package org.strowger.routing.streams;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while this instance routes; never a reason to restart it. */
@Readiness
@Singleton
public final class RoutingHealth implements HealthCheck {

  private final RoutingStreams streams;

  @Inject
  RoutingHealth(RoutingStreams streams) {
    this.streams = streams;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("routing-streams")
        .status(streams.routes())
        .withData("state", streams.describe())
        .build();
  }
}
