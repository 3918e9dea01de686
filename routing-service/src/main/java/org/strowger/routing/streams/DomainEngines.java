package org.strowger.routing.streams;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.routing.engine.Change;
import org.strowger.routing.engine.RoutingEngine;
import org.strowger.routing.engine.state.Entity;

/**
 * The engines of one task and the store that is their truth. An engine is derived: it can be thrown
 * away and rebuilt at any time between two commands.
 */
final class DomainEngines {

  private static final char SEPARATOR = '|';

  private final KeyValueStore<String, byte[]> store;
  private final Map<DomainId, RoutingEngine> engines = new TreeMap<>();

  DomainEngines(KeyValueStore<String, byte[]> store) {
    this.store = store;
    restoreAll();
  }

  RoutingEngine of(DomainId domain) {
    return engines.computeIfAbsent(domain, RoutingEngine::empty);
  }

  Collection<Map.Entry<DomainId, RoutingEngine>> all() {
    return Collections.unmodifiableCollection(engines.entrySet());
  }

  /**
   * Lets the engine handle a command.
   *
   * @throws EngineDefectException when it throws, which it does for no command however bad
   */
  static List<RoutingEvent> decide(RoutingEngine engine, RoutingCommand command, Instant appended) {
    try {
      return engine.handle(command, appended);
    } catch (RuntimeException e) {
      throw new EngineDefectException("Expected the engine to apply its decision but it threw", e);
    }
  }

  /** Forgets what the engine did since its last changes were stored. */
  RoutingEngine rebuild(DomainId domain) {
    var entities = new ArrayList<Entity>();
    try (var found =
        store.range(domain.value() + SEPARATOR, domain.value() + (char) (SEPARATOR + 1))) {
      found.forEachRemaining(entry -> entities.add(StateCodec.decode(entry.value)));
    }
    var engine = RoutingEngine.restore(domain, entities);
    engines.put(domain, engine);
    return engine;
  }

  /** What {@link #store} will write; encoded before anything is written, since it may not fit. */
  static List<KeyValue<String, byte[]>> encode(DomainId domain, List<Change> changes) {
    var encoded = new ArrayList<KeyValue<String, byte[]>>(changes.size());
    for (Change change : changes) {
      Entity entity = change.entity();
      encoded.add(
          KeyValue.pair(
              domain.value() + SEPARATOR + change.key(),
              entity == null ? null : StateCodec.encode(entity)));
    }
    return encoded;
  }

  void store(List<KeyValue<String, byte[]>> encoded) {
    for (KeyValue<String, byte[]> entry : encoded) {
      store.put(entry.key, entry.value);
    }
  }

  private void restoreAll() {
    var entities = new TreeMap<DomainId, List<Entity>>();
    try (var all = store.all()) {
      all.forEachRemaining(
          entry ->
              entities
                  .computeIfAbsent(domainOf(entry.key), _ -> new ArrayList<>())
                  .add(StateCodec.decode(entry.value)));
    }
    entities.forEach((domain, found) -> engines.put(domain, RoutingEngine.restore(domain, found)));
  }

  private static DomainId domainOf(String key) {
    return new DomainId(key.substring(0, key.indexOf(SEPARATOR)));
  }
}
