package org.strowger.routing.streams;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.MessageTooLargeException;
import org.strowger.routing.engine.Change;
import org.strowger.routing.engine.DefectListener;
import org.strowger.routing.engine.RoutingEngine;
import org.strowger.routing.engine.state.Entity;

/**
 * The engines of one task and the store that is their truth. An engine is derived: it can be thrown
 * away and rebuilt at any time between two commands.
 *
 * <p>What the first few commands of a commit change is stored at once, and the commit comes sooner;
 * the rest is stored with the commit, once, as the last of its commands left it. When an entity is
 * found too large only then, nobody knows whose command it was: the commit fails, and from then on
 * this instance is cautious and stores all at once, so that the right command is rejected.
 */
final class DomainEngines {

  private static final char SEPARATOR = '|';

  /** So few commands seldom change the same twice. */
  private static final int AT_ONCE = 16;

  private final KeyValueStore<String, byte[]> store;
  private final AtomicBoolean cautious;
  private final DefectListener defects;
  private final Map<DomainId, RoutingEngine> engines = new TreeMap<>();

  /** What is to be stored with the commit, by the key of the store. */
  private final Map<String, Change> unstored = new LinkedHashMap<>();

  /** Commands since the last commit. */
  private int kept;

  DomainEngines(
      KeyValueStore<String, byte[]> store, AtomicBoolean cautious, DefectListener defects) {
    this.store = store;
    this.cautious = cautious;
    this.defects = defects;
    restoreAll();
  }

  RoutingEngine of(DomainId domain) {
    return engines.computeIfAbsent(domain, unknown -> restored(unknown, List.of()));
  }

  boolean has(DomainId domain) {
    return engines.containsKey(domain);
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

  /** Forgets what the engine did since its changes were kept last. */
  RoutingEngine rebuild(DomainId domain) {
    store();
    var entities = new ArrayList<Entity>();
    try (var found =
        store.range(domain.value() + SEPARATOR, domain.value() + (char) (SEPARATOR + 1))) {
      found.forEachRemaining(entry -> entities.add(StateCodec.decode(entry.value)));
    }
    RoutingEngine engine = restored(domain, entities);
    engines.put(domain, engine);
    return engine;
  }

  /**
   * What the engine changed is to be stored: at once, or with the commit.
   *
   * @throws MessageTooLargeException when an entity does not fit and that is found at once; nothing
   *     of the engine's changes is stored then
   */
  void keep(RoutingEngine engine) {
    var changed = new LinkedHashMap<String, Change>();
    engine
        .drainChanges()
        .forEach(change -> changed.put(engine.domain().value() + SEPARATOR + change.key(), change));
    if (cautious.get() || kept < AT_ONCE) {
      var encoded = new LinkedHashMap<String, byte @Nullable []>();
      changed.forEach((key, change) -> encoded.put(key, encode(change)));
      encoded.forEach(store::put);
      unstored.keySet().removeAll(encoded.keySet());
    } else {
      unstored.putAll(changed);
    }
    kept++;
  }

  /**
   * Stores what is kept.
   *
   * @throws MessageTooLargeException when an entity does not fit: this transaction must not commit
   */
  void store() {
    try {
      unstored.forEach((key, change) -> store.put(key, encode(change)));
    } catch (MessageTooLargeException e) {
      cautious.set(true);
      throw e;
    }
    unstored.clear();
    kept = 0;
  }

  private static byte @Nullable [] encode(Change change) {
    return change.entity() == null ? null : StateCodec.encode(change.entity());
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
    entities.forEach((domain, found) -> engines.put(domain, restored(domain, found)));
  }

  private RoutingEngine restored(DomainId domain, List<Entity> entities) {
    return RoutingEngine.restore(domain, entities, defects);
  }

  private static DomainId domainOf(String key) {
    return new DomainId(key.substring(0, key.indexOf(SEPARATOR)));
  }
}
