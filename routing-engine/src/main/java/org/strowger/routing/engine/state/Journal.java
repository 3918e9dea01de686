package org.strowger.routing.engine.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which entities changed since the last drain, and the state's hash without reading the rest. */
final class Journal {

  private final Map<String, @Nullable Entity> before = new TreeMap<>();
  private long hash;

  void startFrom(Iterable<Entity> entities) {
    before.clear();
    hash = 0;
    entities.forEach(entity -> hash += EntityHash.of(entity));
  }

  void changed(String key, @Nullable Entity was) {
    if (!before.containsKey(key)) {
      before.put(key, was);
    }
  }

  Map<String, @Nullable Entity> drain(Map<String, Entity> entities) {
    hash = hash(entities);
    var changes = new LinkedHashMap<String, @Nullable Entity>();
    before.keySet().forEach(key -> changes.put(key, entities.get(key)));
    before.clear();
    return changes;
  }

  long hash(Map<String, Entity> entities) {
    long sum = hash;
    for (Map.Entry<String, @Nullable Entity> each : before.entrySet()) {
      sum += hashOf(entities.get(each.getKey())) - hashOf(each.getValue());
    }
    return sum;
  }

  private static long hashOf(@Nullable Entity entity) {
    return entity == null ? 0 : EntityHash.of(entity);
  }
}
