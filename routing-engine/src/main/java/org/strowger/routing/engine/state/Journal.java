package org.strowger.routing.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Which entities changed since the last drain, and the state's hash without reading the rest. */
final class Journal {

  private final List<Slot> changed = new ArrayList<>();
  private long hash;

  void changed(Slot slot) {
    if (slot.change()) {
      changed.add(slot);
    }
  }

  /** Takes everything as drained. */
  void start() {
    drain(each -> {});
  }

  /** Hands over each slot that changed, once. */
  void drain(Consumer<Slot> each) {
    for (Slot slot : changed) {
      long current = slot.currentHash();
      hash += current - slot.hash();
      slot.drained(current);
      each.accept(slot);
    }
    changed.clear();
  }

  long hash() {
    long sum = hash;
    for (Slot slot : changed) {
      sum += slot.currentHash() - slot.hash();
    }
    return sum;
  }
}
