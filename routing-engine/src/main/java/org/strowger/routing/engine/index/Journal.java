package org.strowger.routing.engine.index;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Which entities changed since the last drain. */
final class Journal {

  private final List<Slot> changed = new ArrayList<>();

  /** Notes a slot whose entity is another than before. */
  void note(Slot slot) {
    if (slot.markChanged()) {
      changed.add(slot);
    }
  }

  /** Hands over each slot that changed, once. */
  void drain(Consumer<Slot> each) {
    for (Slot slot : changed) {
      slot.markDrained();
      each.accept(slot);
    }
    changed.clear();
  }
}
