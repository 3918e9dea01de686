package org.strowger.routing.desk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once this instance sees the router's events. */
@Readiness
@Singleton
public final class DeskHealth implements HealthCheck {

  private final CommandSender sender;

  @Inject
  DeskHealth(CommandSender sender) {
    this.sender = sender;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("routing-desk").status(sender.ready()).build();
  }
}
