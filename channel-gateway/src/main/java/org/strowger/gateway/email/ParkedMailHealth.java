package org.strowger.gateway.email;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.strowger.gateway.database.GatewayDatabase;

/** A group of its own: a parked mail is an alarm, never a reason to stop the gateway. */
@HealthGroup("parked-mails")
@ApplicationScoped
public class ParkedMailHealth implements HealthCheck {

  private final GatewayDatabase database;
  private final ParkedMails parked;

  @Inject
  ParkedMailHealth(GatewayDatabase database, ParkedMails parked) {
    this.database = database;
    this.parked = parked;
  }

  @Override
  public HealthCheckResponse call() {
    int count = database.jdbi().withHandle(parked::count);
    return HealthCheckResponse.named("parked-mails")
        .withData("mails", count)
        .status(count == 0)
        .build();
  }
}
