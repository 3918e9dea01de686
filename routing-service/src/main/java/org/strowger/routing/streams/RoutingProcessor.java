package org.strowger.routing.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.Tick;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.MessageTooLargeException;
import org.strowger.routing.engine.RoutingEngine;

/**
 * Gives each command to the engine of its domain, forwards the events and stores the entities that
 * changed: one Kafka transaction, so that an abort discards all three. Decides nothing.
 */
final class RoutingProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration TICK_CHECK = Duration.ofMillis(10);

  private final TickSender tickSender;
  private final RoutingMetrics metrics;

  private ProcessorContext<byte[], byte[]> context;
  private DomainEngines engines;
  private DueTicks ticks;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  RoutingProcessor(TickSender tickSender, RoutingMetrics metrics) {
    this.tickSender = tickSender;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    engines = new DomainEngines(context.getStateStore(RoutingTopology.STATE));
    ticks = new DueTicks(tickSender, metrics);
    engines.all().forEach(entry -> ticks.start(entry.getKey(), now()));
    context.schedule(TICK_CHECK, PunctuationType.WALL_CLOCK_TIME, _ -> sendDueTicks());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      Message<RoutingCommand> command = EventRecords.readCommand(record);
      if (command.body() instanceof Tick) {
        ticks.read(new DomainId(command.key()));
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
    long started = System.nanoTime();
    try {
      List<RoutingEvent> events = DomainEngines.decide(engine, command.body(), appended);
      emit(engine, domain, command, events);
      metrics.decided(appended, now(), System.nanoTime() - started, events.size());
    } catch (MessageTooLargeException e) {
      deadLetter(record, "CONSEQUENCE_TOO_LARGE");
      emit(engines.rebuild(domain), domain, command, List.of(EventRecords.rejected(command, e)));
    }
  }

  /** Everything is encoded before anything is written. */
  private void emit(
      RoutingEngine engine,
      DomainId domain,
      Message<RoutingCommand> command,
      List<RoutingEvent> events) {
    var records =
        EventRecords.write(command, offset(), engine.time(), engine.planVersion(), events);
    List<KeyValue<String, byte[]>> changes = DomainEngines.encode(domain, engine.drainChanges());
    engines.store(changes);
    records.forEach(event -> context.forward(event, RoutingTopology.EVENTS));
  }

  private void deadLetter(Record<byte[], byte[]> record, String reason) {
    metrics.deadLetter(reason);
    var position = context.recordMetadata().orElseThrow();
    context.forward(DeadLetters.of(record, position, reason, now()), RoutingTopology.DEAD_LETTERS);
  }

  private void sendDueTicks() {
    metrics.owns(context.taskId(), engines.all().size());
    Instant now = now();
    engines
        .all()
        .forEach(entry -> ticks.sendWhenDue(entry.getKey(), entry.getValue().nextDeadline(), now));
  }

  private long offset() {
    return context.recordMetadata().orElseThrow().offset();
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
