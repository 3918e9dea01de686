package org.strowger.gateway.inbound;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** A group of its own: a forgotten message is an alarm, never a reason to stop the gateway. */
@HealthGroup("inbound-messages")
@ApplicationScoped
public class InboundHealth implements HealthCheck {

  private final InboundReconciler reconciler;

  @Inject
  InboundHealth(InboundReconciler reconciler) {
    this.reconciler = reconciler;
  }

  @Override
  public HealthCheckResponse call() {
    List<InboundCount> latest = reconciler.latest();
    return HealthCheckResponse.named("inbound-messages")
        .withData("forgotten", latest.stream().mapToLong(InboundCount::forgotten).sum())
        .withData("ambiguous", latest.stream().mapToLong(InboundCount::ambiguous).sum())
        .status(latest.stream().allMatch(InboundCount::isRight))
        .build();
  }
}
