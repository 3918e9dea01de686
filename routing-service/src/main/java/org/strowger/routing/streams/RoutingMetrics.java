package org.strowger.routing.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.TaskId;

/** What the router counts. */
@Singleton
public final class RoutingMetrics {

  private final MeterRegistry meters;
  private final Timer decision;
  private final Timer lag;
  private final Timer takeover;
  private final Counter events;
  private final Counter ticks;
  private final Map<TaskId, Integer> domains = new ConcurrentHashMap<>();

  /** How often a decider failed since this instance started, by the kind of the command. */
  private final Map<String, Long> defects = new ConcurrentHashMap<>();

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
    this.takeover =
        Timer.builder("routing.takeover")
            .description("Time to rebuild the domains of a task that has come to this instance")
            .register(meters);
    this.events = meters.counter("routing.events");
    this.ticks = meters.counter("routing.ticks.sent");
  }

  void decided(Instant appended, Instant now, long nanos, int count) {
    decision.record(Duration.ofNanos(nanos));
    lag.record(appended.isAfter(now) ? Duration.ZERO : Duration.between(appended, now));
    events.increment(count);
  }

  void watchRouter(BooleanSupplier routes, Supplier<RouterShare> share) {
    gauge(
        "routing.streams.running",
        () -> routes.getAsBoolean() ? 1 : 0,
        "1 while this instance takes its part in routing");
    gauge(
        "routing.partitions.owned",
        () -> share.get().owned().size(),
        "Partitions this instance decides for");
    gauge(
        "routing.partitions.standby",
        () -> share.get().standby().size(),
        "Partitions this instance follows to take over");
    gauge(
        "routing.commands.behind",
        () -> share.get().behind(),
        "Commands of its partitions not yet decided and committed");
    gauge(
        "routing.standby.behind",
        () -> share.get().standbyBehind(),
        "Changes of the state it follows that it has not yet");
    gauge(
        "routing.domains",
        () -> domains.values().stream().mapToInt(Integer::intValue).sum(),
        "Domains this instance decides for");
  }

  private void gauge(String name, Supplier<Number> value, String description) {
    Gauge.builder(name, value).description(description).register(meters);
  }

  /** A task has come and its domains are rebuilt. */
  void tookOver(Duration rebuilding) {
    takeover.record(rebuilding);
  }

  /** A task has so many domains. */
  void owns(TaskId task, int count) {
    domains.put(task, count);
  }

  /** A task has moved elsewhere. */
  void lost(TaskId task) {
    domains.remove(task);
  }

  void threadFailed(boolean defect) {
    meters.counter("routing.streams.failures", "defect", Boolean.toString(defect)).increment();
  }

  /** A decider failed on a command of this kind, which was rejected. */
  void deciderFailed(String command) {
    meters.counter("routing.defects", "command", command).increment();
    defects.merge(command, 1L, Long::sum);
  }

  /** How often a decider failed since this instance started, by the kind of the command. */
  Map<String, Long> defects() {
    return Map.copyOf(defects);
  }

  void tickSent() {
    ticks.increment();
  }

  void deadLetter(String reason) {
    meters.counter("routing.dead.letters", "reason", reason).increment();
  }
}
