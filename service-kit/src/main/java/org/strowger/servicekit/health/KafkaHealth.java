package org.strowger.servicekit.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.kafka.KafkaClients;

/** Ready while a broker answers; never a reason to restart the process. */
@Readiness
@Singleton
public final class KafkaHealth implements HealthCheck {

  private static final int ANSWER_SECONDS = 3;

  private final KafkaClients kafka;
  private volatile @Nullable Admin admin;
  private volatile @Nullable Pulse pulse;

  @Inject
  KafkaHealth(KafkaClients kafka) {
    this.kafka = kafka;
  }

  void start(@Observes StartupEvent event) {
    pulse = new Pulse("broker", this::ask);
  }

  void stop(@Observes ShutdownEvent event) {
    if (pulse != null) {
      pulse.close();
    }
    Admin open = admin;
    if (open != null) {
      open.close(Duration.ZERO);
    }
  }

  @Override
  public HealthCheckResponse call() {
    Pulse of = pulse;
    return HealthCheckResponse.named("kafka").status(of != null && of.beats()).build();
  }

  /** Called by the pulse's thread alone. */
  private void ask() throws Exception {
    Admin open = admin;
    if (open == null) {
      open = kafka.admin("strowger-health");
      admin = open;
    }
    open.describeCluster().nodes().get(ANSWER_SECONDS, TimeUnit.SECONDS);
  }
}
