package org.strowger.routing.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** What the router counts. */
@Singleton
public final class RoutingMetrics {

  private final MeterRegistry meters;
  private final Timer decision;
  private final Timer lag;
  private final Counter events;
  private final Counter ticks;

  public RoutingMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.decision =
        Timer.builder("routing.decision")
            .description("Time to decide one command")
            .publishPercentiles(0.5, 0.99)
            .register(meters);
    this.lag =
        Timer.builder("routing.command.age")
            .description("From a command's append to its decision, by this machine's clock")
            .publishPercentiles(0.5, 0.99)
            .register(meters);
    this.events = meters.counter("routing.events");
    this.ticks = meters.counter("routing.ticks.sent");
  }

  void decided(Instant appended, Instant now, long nanos, int count) {
    decision.record(Duration.ofNanos(nanos));
    lag.record(appended.isAfter(now) ? Duration.ZERO : Duration.between(appended, now));
    events.increment(count);
  }

  void watchRouter(BooleanSupplier routes) {
    Gauge.builder("routing.streams.running", () -> routes.getAsBoolean() ? 1 : 0)
        .description("1 while this instance takes its part in routing")
        .register(meters);
  }

  void threadFailed(boolean defect) {
    meters.counter("routing.streams.failures", "defect", Boolean.toString(defect)).increment();
  }

  void tickSent() {
    ticks.increment();
  }

  void deadLetter(String reason) {
    meters.counter("routing.dead.letters", "reason", reason).increment();
  }
}
