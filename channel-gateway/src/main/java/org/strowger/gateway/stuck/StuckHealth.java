package org.strowger.gateway.stuck;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.strowger.gateway.database.GatewayDatabase;

/** A group of its own: a stuck contact is an alarm, never a reason to stop the gateway. */
@HealthGroup("stuck-contacts")
@ApplicationScoped
public class StuckHealth implements HealthCheck {

  private final GatewayDatabase database;
  private final StuckContacts stuck;

  @Inject
  public StuckHealth(GatewayDatabase database, StuckContacts stuck) {
    this.database = database;
    this.stuck = stuck;
  }

  @Override
  public HealthCheckResponse call() {
    int count = database.jdbi().withHandle(stuck::count);
    return HealthCheckResponse.named("stuck-contacts")
        .withData("contacts", count)
        .status(count == 0)
        .build();
  }
}
