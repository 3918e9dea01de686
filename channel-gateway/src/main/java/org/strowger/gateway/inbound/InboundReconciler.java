package org.strowger.gateway.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.strowger.servicekit.problem.FailureTrace;

/** Counts every hour whether somebody was forgotten, and says so until nobody is. */
@Singleton
public class InboundReconciler {

  private static final Logger LOG = Logger.getLogger(InboundReconciler.class);

  private final InboundCheck check;
  private final Duration every;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("gateway-inbound-check").daemon().factory());
  private volatile List<InboundCount> latest = List.of();

  InboundReconciler(
      InboundCheck check,
      MeterRegistry metrics,
      @ConfigProperty(name = "strowger.gateway.inbound-check", defaultValue = "PT1H")
          Duration every) {
    this.check = check;
    this.every = every;
    metrics.gauge("strowger.gateway.inbound.forgotten", this, InboundReconciler::wrong);
  }

  void start(@Observes StartupEvent event) {
    var _ =
        timer.scheduleWithFixedDelay(
            this::runSafely, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  private void runSafely() {
    try {
      run();
    } catch (RuntimeException e) {
      LOG.warnf("The accepted messages could not be counted: %s", FailureTrace.of(e));
    }
  }

  /** Counts now; what was found is the alarm from now on. */
  public List<InboundCount> run() {
    List<InboundCount> found = check.count();
    latest = found;
    found.stream()
        .filter(count -> !count.isRight())
        .forEach(
            count ->
                LOG.errorf(
                    "%d accepted messages of domain %s are forgotten and %d are in two places: %s",
                    count.forgotten(), count.domain(), count.ambiguous(), count.examples()));
    return found;
  }

  /** What the last count found of each domain. */
  List<InboundCount> latest() {
    return latest;
  }

  private double wrong() {
    return latest.stream().mapToLong(count -> count.forgotten() + count.ambiguous()).sum();
  }
}
