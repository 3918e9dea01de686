package org.strowger.routing.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;
import org.strowger.contracts.wire.WireRecord;
import org.strowger.routing.engine.state.Entity;

/** A router task with a clock that tests turn, which can be restarted on what it stored. */
final class Router implements AutoCloseable {

  static final String DOMAIN = "demo";
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  final MockProducer<String, byte[]> ticks =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RoutingMetrics metrics = new RoutingMetrics(meters);
  private final TickSender tickSender = new TickSender(ticks, Clock.systemUTC(), "test");
  private final AtomicBoolean cautious = new AtomicBoolean();
  private final RoutingStore store =
      new RoutingStore(
          Stores.keyValueStoreBuilder(
                  Stores.inMemoryKeyValueStore(RoutingTopology.STATE),
                  Serdes.String(),
                  Serdes.ByteArray())
              .withLoggingDisabled()
              .build());

  private Instant now = START;
  private long elapsed;
  private final SteadyTime time = new SteadyTime(() -> now.toEpochMilli(), () -> elapsed);
  private ReckonedTime reckoned = new ReckonedTime(time);
  private MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
  private RoutingProcessor processor =
      new RoutingProcessor(tickSender, metrics, cautious, reckoned);
  private long offset = -1;

  /** When what the task has set goes off, by its clock. */
  private final Map<CapturedPunctuator, Long> alarms = new LinkedHashMap<>();

  /** What is stored after the last commit. */
  private Map<String, byte[]> committed = Map.of();

  Router() {
    store.init(context.getStateStoreContext(), store);
    init();
  }

  /** A new process, as after a crash: nothing survives but what was committed. */
  void restart() {
    reckoned = new ReckonedTime(time);
    replaceThread();
  }

  /** A new task in the same process. */
  private void replaceThread() {
    stored().keySet().forEach(key -> store.entities().delete(key));
    committed.forEach(store.entities()::put);
    context = new MockProcessorContext<>();
    processor = new RoutingProcessor(tickSender, metrics, cautious, reckoned);
    init();
  }

  private void init() {
    context.addStateStore(store);
    context.setCurrentSystemTimeMs(time.milliseconds());
    processor.init(context);
    alarms.clear();
    noteAlarms();
  }

  Instant now() {
    return now;
  }

  RoutingMetrics metrics() {
    return metrics;
  }

  /** The sum of the counters of this name. */
  double counted(String name) {
    return meters.find(name).counters().stream().mapToDouble(Counter::count).sum();
  }

  /** Time passes, and what the task has set goes off. */
  void advance(Duration by) {
    now = now.plus(by);
    elapsed += by.toNanos();
    look();
  }

  /** The clock is set, of the broker and of the router: no time passes. */
  void setClock(Duration by) {
    now = now.plus(by);
    look();
  }

  private void look() {
    context.setCurrentSystemTimeMs(time.milliseconds());
    try {
      due().ifPresent(this::goOff);
    } catch (ClockSetBackException _) {
      replaceThread();
    }
  }

  private void goOff(CapturedPunctuator alarm) {
    alarm.getPunctuator().punctuate(context.currentSystemTimeMs());
    look();
  }

  private Optional<CapturedPunctuator> due() {
    noteAlarms();
    return alarms.entrySet().stream()
        .filter(alarm -> !alarm.getKey().cancelled())
        .filter(alarm -> alarm.getValue() <= context.currentSystemTimeMs())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether something is to go off. */
  boolean hasAlarm() {
    noteAlarms();
    return !alarms.isEmpty();
  }

  private void noteAlarms() {
    alarms.keySet().removeIf(CapturedPunctuator::cancelled);
    context.scheduledPunctuators().stream()
        .filter(alarm -> !alarm.cancelled())
        .forEach(
            alarm ->
                alarms.putIfAbsent(
                    alarm, context.currentSystemTimeMs() + alarm.getInterval().toMillis()));
  }

  List<Message<RoutingEvent>> send(List<RoutingCommand> commands) {
    var events = new ArrayList<Message<RoutingEvent>>();
    commands.forEach(command -> events.addAll(send(command)));
    return events;
  }

  List<Message<RoutingEvent>> send(RoutingCommand command) {
    List<Message<RoutingEvent>> events = decide(command);
    commit();
    return events;
  }

  /** Several commands in one transaction. */
  List<Message<RoutingEvent>> sendTogether(List<RoutingCommand> commands) {
    List<Message<RoutingEvent>> events =
        commands.stream().map(this::decide).flatMap(List::stream).toList();
    commit();
    return events;
  }

  private void commit() {
    store.flushCache();
    committed = stored();
  }

  /** Several commands whose transaction is aborted, and the task with it. */
  List<Message<RoutingEvent>> sendInVain(List<RoutingCommand> commands) {
    long before = offset;
    List<Message<RoutingEvent>> events =
        commands.stream().map(this::decide).flatMap(List::stream).toList();
    offset = before;
    restart();
    return events;
  }

  private List<Message<RoutingEvent>> decide(RoutingCommand command) {
    return process(Commands.record(DOMAIN, "command-" + (offset + 1), command)).stream()
        .filter(record -> record.headers().lastHeader("dead-letter-reason") == null)
        .map(Router::event)
        .toList();
  }

  /** What is forwarded for any record, to events or dead letters. */
  List<Record<? extends byte[], ? extends byte[]>> send(WireRecord record) {
    var forwarded = process(record);
    commit();
    return forwarded;
  }

  private List<Record<? extends byte[], ? extends byte[]>> process(WireRecord record) {
    var headers = new RecordHeaders();
    record.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
    context.setRecordMetadata(Topics.ROUTING_COMMANDS.name(), 0, ++offset);
    context.resetForwards();
    try {
      processor.process(
          new Record<>(record.key().getBytes(UTF_8), record.value(), now.toEpochMilli(), headers));
    } catch (ClockSetBackException _) {
      replaceThread();
      offset--;
      return process(record);
    }
    noteAlarms();
    var forwarded = new ArrayList<Record<? extends byte[], ? extends byte[]>>();
    context.forwarded().forEach(each -> forwarded.add(each.record()));
    return forwarded;
  }

  static Message<RoutingEvent> event(Record<? extends byte[], ? extends byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record.headers().forEach(each -> headers.put(each.key(), new String(each.value(), UTF_8)));
    try {
      return Wire.read(
          Topics.ROUTING_EVENTS, new String(record.key(), UTF_8), headers, record.value());
    } catch (MalformedMessageException e) {
      throw new AssertionError("Expected an event but it cannot be read", e);
    }
  }

  /** What is stored, by key. */
  Map<String, byte[]> stored() {
    var entries = new TreeMap<String, byte[]>();
    try (var all = store.entities().all()) {
      all.forEachRemaining(entry -> entries.put(entry.key, entry.value));
    }
    return entries;
  }

  /** Another entity is stored in the place of one, and a new task begins with it. */
  @SuppressWarnings("unchecked") // the caller knows what it has stored
  <E extends Entity> void store(String key, UnaryOperator<E> change) {
    String stored = DOMAIN + "|" + key;
    E entity = (E) StateCodec.decode(store.entities().get(stored));
    store.entities().put(stored, StateCodec.encode(change.apply(entity)));
    committed = stored();
    restart();
  }

  @Override
  public void close() {
    tickSender.close();
    store.close();
  }
}
