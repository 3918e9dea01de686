package org.strowger.kpi.laws;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** A group of its own: a broken law is an alarm, never a reason to stop the service. */
@HealthGroup("kpi-laws")
@ApplicationScoped
public class LawHealth implements HealthCheck {

  private final LawWatch watch;

  @Inject
  public LawHealth(LawWatch watch) {
    this.watch = watch;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("kpi-laws");
    watch
        .breaches()
        .forEach((law, found) -> response.withData(law.number() + " " + law.name(), found));
    return response.status(watch.breaches().values().stream().allMatch(n -> n == 0)).build();
  }
}
