package org.strowger.routing.streams;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once this instance has answered a command and while it goes on, also when it is behind;
 * never a reason to restart it.
 */
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
    RouterShare share = streams.share();
    return HealthCheckResponse.named("routing-streams")
        .status(streams.ready())
        .withData("state", streams.describe())
        .withData("answers", streams.answers())
        .withData("owned", share.owned().toString())
        .withData("behind", share.behind())
        .withData("standby", share.standby().toString())
        .withData("standbyBehind", share.standbyBehind())
        .build();
  }
}
