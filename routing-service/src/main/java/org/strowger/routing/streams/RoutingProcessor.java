package org.strowger.routing.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.Tick;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.MessageTooLargeException;
import org.strowger.routing.engine.RoutingEngine;
import org.strowger.routing.engine.state.QueueLoad;

/**
 * Gives each command to the engine of its domain and forwards the events; before each commit, the
 * entities that changed are stored. One Kafka transaction has them, the events and the offsets, so
 * that an abort discards all three. Decides nothing.
 */
final class RoutingProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Logger LOG = Logger.getLogger(RoutingProcessor.class);
  private static final Duration QUEUE_CHECK = Duration.ofSeconds(2);

  /** One part in so many of the router's time. */
  private static final int QUEUE_CHECK_SHARE = 200;

  private final TickSender tickSender;
  private final RoutingMetrics metrics;
  private final AtomicBoolean cautious;
  private final ReckonedTime reckoned;

  private ProcessorContext<byte[], byte[]> context;
  private DomainEngines engines;
  private DueTicks ticks;
  private OneShotTimer tickTimer;
  private OneShotTimer queueTimer;
  private long queuesShownAt;
  private long queuesTook;

  /**
   * @param cautious of all tasks of the instance: see {@link DomainEngines}
   * @param reckoned of the instance
   */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  RoutingProcessor(
      TickSender tickSender,
      RoutingMetrics metrics,
      AtomicBoolean cautious,
      ReckonedTime reckoned) {
    this.tickSender = tickSender;
    this.metrics = metrics;
    this.cautious = cautious;
    this.reckoned = reckoned;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    reckoned.requireClockNotSetBack();
    this.context = context;
    RoutingStore store = context.getStateStore(RoutingTopology.STATE);
    long started = System.nanoTime();
    engines = new DomainEngines(store.entities(), cautious, new DefectAlarm(metrics));
    takenOver(Duration.ofNanos(System.nanoTime() - started));
    store.beforeCommit(engines::store);
    ticks = new DueTicks(tickSender, metrics);
    tickTimer = new OneShotTimer(context, this::sendDueTicks);
    queueTimer = new OneShotTimer(context, this::showQueues);
    engines.all().forEach(entry -> reckoned.start(entry.getKey(), entry.getValue().time()));
    engines.all().forEach(entry -> ticks.start(entry.getKey(), now(), null));
    metrics.owns(context.taskId(), engines.all().size());
    engines.all().forEach(entry -> awaitDeadline(entry.getKey(), entry.getValue()));
    queueTimer.set(now());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    reckoned.requireClockNotSetBack();
    try {
      Message<RoutingCommand> command = EventRecords.readCommand(record);
      if (command.body() instanceof Tick) {
        var domain = new DomainId(command.key());
        ticks.read(domain);
        if (!engines.has(domain)) {
          return; // nothing can be due: a probe, see RouterProbe
        }
      }
      handle(command, record);
    } catch (MalformedMessageException e) {
      deadLetter(record, e.reason().name());
    }
  }

  @Override
  public void close() {
    metrics.lost(context.taskId());
  }

  private void handle(Message<RoutingCommand> command, Record<byte[], byte[]> record) {
    var domain = new DomainId(command.key());
    RoutingEngine engine = engines.of(domain);
    Instant appended = Instant.ofEpochMilli(record.timestamp());
    Instant deadline = engine.nextDeadline();
    Instant before = engine.time();
    long started = System.nanoTime();
    try {
      List<RoutingEvent> events = DomainEngines.decide(engine, command.body(), appended);
      emit(engine, command, events);
      reckoned.decided(domain, before, appended, engine.time(), deadline == null);
      metrics.decided(appended, now(), System.nanoTime() - started, events.size());
      tell(deadline, engine.time(), events);
      awaitDeadline(domain, engine);
      queueTimer.set(now().plus(QUEUE_CHECK));
    } catch (MessageTooLargeException e) {
      deadLetter(record, "CONSEQUENCE_TOO_LARGE");
      emit(engines.rebuild(domain), command, List.of(EventRecords.rejected(command, e)));
      awaitDeadline(domain, engines.of(domain));
    }
  }

  private void awaitDeadline(DomainId domain, RoutingEngine engine) {
    metrics.owns(context.taskId(), engines.all().size());
    if (!reckoned.behind(domain).isZero() || !metrics.clockBehind().isZero()) {
      metrics.clockBehind(context.taskId(), behind());
    }
    Instant wanted = ticks.next(domain, engine.nextDeadline(), now(), reckoned.of(domain));
    if (wanted != null) {
      tickTimer.set(wanted);
    }
  }

  /** How far the broker's clock is behind, in the domain where it is furthest. */
  private Duration behind() {
    Duration furthest = Duration.ZERO;
    for (var entry : engines.all()) {
      Duration each = reckoned.behind(entry.getKey());
      furthest = each.compareTo(furthest) > 0 ? each : furthest;
    }
    return furthest;
  }

  private void tell(@Nullable Instant deadline, Instant decided, List<RoutingEvent> events) {
    if (deadline != null && !deadline.isAfter(decided)) {
      metrics.fired(deadline, decided);
    }
    for (RoutingEvent event : events) {
      if (event instanceof ContactAssigned assigned) {
        metrics.assigned(assigned);
      }
    }
  }

  /** What may not fit is tried before anything is forwarded. */
  private void emit(
      RoutingEngine engine, Message<RoutingCommand> command, List<RoutingEvent> events) {
    var records =
        EventRecords.write(command, offset(), engine.time(), engine.planVersion(), events);
    engines.keep(engine);
    records.forEach(event -> context.forward(event, RoutingTopology.EVENTS));
  }

  private void deadLetter(Record<byte[], byte[]> record, String reason) {
    metrics.deadLetter(reason);
    var position = context.recordMetadata().orElseThrow();
    context.forward(DeadLetters.of(record, position, reason, now()), RoutingTopology.DEAD_LETTERS);
  }

  private void takenOver(Duration rebuilding) {
    metrics.tookOver(rebuilding);
    if (!engines.all().isEmpty()) {
      LOG.infof(
          "Task %s has come, its domains (%d) were rebuilt in %d ms",
          context.taskId(), engines.all().size(), rebuilding.toMillis());
    }
  }

  private void sendDueTicks() {
    reckoned.requireClockNotSetBack();
    for (var entry : engines.all()) {
      DomainId domain = entry.getKey();
      ticks.sendWhenDue(domain, entry.getValue().nextDeadline(), now(), reckoned.of(domain));
      awaitDeadline(domain, entry.getValue());
    }
  }

  /** Every contact is looked at: of very many only so often that the router hardly notices. */
  private void showQueues() {
    long started = System.nanoTime();
    long pause = queuesTook * QUEUE_CHECK_SHARE - (started - queuesShownAt);
    if (pause > 0) {
      queueTimer.set(now().plusNanos(pause));
      return;
    }
    var loads = new HashMap<DomainId, List<QueueLoad>>();
    engines.all().forEach(entry -> loads.put(entry.getKey(), entry.getValue().queueLoads()));
    metrics.queues(context.taskId(), loads);
    queuesShownAt = System.nanoTime();
    queuesTook = queuesShownAt - started;
  }

  private long offset() {
    return context.recordMetadata().orElseThrow().offset();
  }

  /** By {@link SteadyTime}. */
  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
