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
  private final RoutingMetrics metrics;

  @Inject
  RoutingHealth(RoutingStreams streams, RoutingMetrics metrics) {
    this.streams = streams;
    this.metrics = metrics;
  }

  @Override
  public HealthCheckResponse call() {
    RouterShare share = streams.share();
    var response = HealthCheckResponse.named("routing-streams");
    if (streams.endsAgainAndAgain()) {
      response.withData("reason", "the router's thread ends again and again");
    }
    long behind = metrics.clockBehind().toSeconds();
    if (behind > 0) {
      response.withData(
          "warning",
          "the clock is "
              + behind
              + " s behind the exchange's time, which goes on by elapsed time");
    }
    return response
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
