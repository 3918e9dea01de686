package org.strowger.routing.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.TaskId;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.routing.engine.state.QueueLoad;

/** What the router counts. */
@Singleton
public final class RoutingMetrics {

  /** Bounds of the buckets, from 20 µs: a decision takes microseconds. */
  private static final Duration[] DECISIONS =
      Stream.of(20, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 50_000, 250_000, 1_000_000)
          .map(micros -> Duration.of(micros, ChronoUnit.MICROS))
          .toArray(Duration[]::new);

  /** Bounds of the buckets, to a day: customers wait. */
  private static final Duration[] WAITS =
      Stream.of(1, 5, 10, 20, 30, 60, 120, 300, 600, 1_800, 3_600, 14_400, 86_400)
          .map(Duration::ofSeconds)
          .toArray(Duration[]::new);

  private final MeterRegistry meters;
  private final Timer decision;
  private final Timer lag;
  private final Timer takeover;
  private final Timer lateness;
  private final QueueGauges queues;
  private final Map<ChannelType, Timer> waits = new ConcurrentHashMap<>();
  private final Counter events;
  private final Counter ticks;
  private final Map<TaskId, Integer> domains = new ConcurrentHashMap<>();
  private final Map<TaskId, Duration> clocks = new ConcurrentHashMap<>();

  /** How often a decider failed since this instance started, by the kind of the command. */
  private final Map<String, Long> defects = new ConcurrentHashMap<>();

  public RoutingMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.decision =
        Timer.builder("routing.decision")
            .description("Time to decide one command")
            .serviceLevelObjectives(DECISIONS)
            .register(meters);
    this.lag =
        Timer.builder("routing.command.age")
            .description("From a command's append to its decision, by this machine's clock")
            .register(meters);
    this.lateness =
        Timer.builder("routing.timer.lateness")
            .description("From a deadline to the decision that it led to, by the exchange's time")
            .register(meters);
    this.queues = new QueueGauges(meters);
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

  /** A contact has got an agent. */
  void assigned(ContactAssigned event) {
    waits
        .computeIfAbsent(event.channel(), this::waitsOf)
        .record(Duration.between(event.enqueuedAt(), event.assignedAt()));
  }

  private Timer waitsOf(ChannelType channel) {
    return Timer.builder("routing.contact.wait")
        .description("From joining a queue to an agent's acceptance, by the exchange's time")
        .tag("channel", channel.name())
        .serviceLevelObjectives(WAITS)
        .register(meters);
  }

  /** A deadline has led to a decision. */
  void fired(Instant deadline, Instant decided) {
    lateness.record(Duration.between(deadline, decided));
  }

  /** What is in the queues of a task's domains. */
  void queues(TaskId task, Map<DomainId, List<QueueLoad>> loads) {
    queues.show(task, loads);
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
    gauge(
        "routing.clock.behind.seconds",
        () -> clockBehind().toSeconds(),
        "The broker's clock is so far behind the exchange's time; 0 while it is right");
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

  /** How far the broker's clock is behind the exchange's time in a task's domains. */
  void clockBehind(TaskId task, Duration behind) {
    clocks.put(task, behind);
  }

  /** How far the broker's clock is behind the exchange's time, where it is furthest. */
  Duration clockBehind() {
    return clocks.values().stream()
        .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  /** A task has moved elsewhere. */
  void lost(TaskId task) {
    domains.remove(task);
    clocks.remove(task);
    queues.show(task, Map.of());
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
