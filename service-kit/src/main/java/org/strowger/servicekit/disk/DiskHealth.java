package org.strowger.servicekit.disk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while there is room for new input. Never a reason to restart the process. */
@Readiness
@Singleton
public final class DiskHealth implements HealthCheck {

  private final DiskSpace disk;

  @Inject
  DiskHealth(DiskSpace disk) {
    this.disk = disk;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("disk").withData("watched", disk.isWatched());
    switch (disk.room()) {
      case ENOUGH -> {}
      case LOW ->
          response.withData("warning", "there is little room on the disk, " + disk.describe());
      case RESERVED ->
          response.withData(
              "reason", "the disk is nearly full, new input is refused, " + disk.describe());
    }
    return response.status(disk.takesInput()).build();
  }
}
