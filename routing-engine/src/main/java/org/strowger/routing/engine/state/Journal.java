package org.strowger.routing.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Which entities changed since the last drain. */
final class Journal {

  private final List<Slot> changed = new ArrayList<>();

  void changed(Slot slot) {
    if (slot.change()) {
      changed.add(slot);
    }
  }

  /** Hands over each slot that changed, once. */
  void drain(Consumer<Slot> each) {
    for (Slot slot : changed) {
      slot.drained();
      each.accept(slot);
    }
    changed.clear();
  }
}
