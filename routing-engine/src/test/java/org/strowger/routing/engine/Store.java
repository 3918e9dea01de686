package org.strowger.routing.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.strowger.routing.engine.state.Entity;

/** What outlives an engine: the entities by their keys. */
final class Store {

  private final Map<String, Entity> entities = new TreeMap<>();

  Store(List<Entity> stored) {
    stored.forEach(entity -> entities.put(entity.key(), entity));
  }

  /** Keeps what changed. */
  Store save(RoutingEngine engine) {
    for (Change change : engine.drainChanges()) {
      Entity entity = change.entity();
      if (entity == null) {
        entities.remove(change.key());
      } else {
        entities.put(change.key(), entity);
      }
    }
    return this;
  }

  /** All of them, in the order of their keys. */
  List<Entity> entities() {
    return List.copyOf(entities.values());
  }
}
