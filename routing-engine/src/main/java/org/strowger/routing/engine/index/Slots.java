package org.strowger.routing.engine.index;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Slots by id. A command is about few entities, so the one asked for last is asked for again. */
final class Slots<I, S extends Slot> {

  private final Map<I, S> byId = new HashMap<>();
  private final Function<I, S> opening;
  private @Nullable S latest;

  /**
   * @param opening makes the slot of an id that has none
   */
  Slots(Function<I, S> opening) {
    this.opening = opening;
  }

  @Nullable S get(I id) {
    S slot = latest;
    if (slot == null || !id.equals(slot.id())) {
      slot = byId.get(id);
      if (slot != null) {
        latest = slot;
      }
    }
    return slot;
  }

  /** The slot of the id, opened when there is none. */
  S open(I id) {
    S slot = latest;
    if (slot == null || !id.equals(slot.id())) {
      slot = byId.computeIfAbsent(id, opening);
      latest = slot;
    }
    return slot;
  }

  void remove(I id) {
    byId.remove(id);
    latest = null;
  }

  Collection<S> all() {
    return byId.values();
  }
}
