package org.strowger.routing.engine.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.strowger.routing.engine.state.Deadline;

/**
 * A heap of slots by their deadlines. Every contact that waits and every one that ended is in here.
 * The times lie side by side in an array: finding a place among a million touches no slot but those
 * that move.
 */
final class DueHeap {

  private static final int CHILDREN = 4;
  private static final int CHILD_BITS = 2;

  private long[] times = new long[16];
  private Slot[] slots = new Slot[16];
  private int size;

  /** The slot whose time comes first. */
  @Nullable Slot first() {
    return size == 0 ? null : slots[0];
  }

  /** When the first comes; {@link Long#MAX_VALUE} when there is none. */
  long firstTime() {
    return size == 0 ? Long.MAX_VALUE : times[0];
  }

  /** Gives a slot a deadline, or another one than it had. */
  void set(Slot slot, long at, Deadline.Kind kind) {
    int index = slot.dueIndex();
    boolean sameKind = slot.dueKind() == kind;
    slot.dueKind(kind);
    if (index == Slot.NOWHERE) {
      makeRoom();
      rise(size++, at, slot);
    } else if (times[index] != at || !sameKind) {
      place(index, at, slot);
    }
  }

  /** Takes a slot's deadline away, if it has one. */
  void clear(Slot slot) {
    int index = slot.dueIndex();
    if (index == Slot.NOWHERE) {
      return;
    }
    slot.dueKind(null);
    slot.dueIndex(Slot.NOWHERE);
    size--;
    Slot last = slots[size];
    slots[size] = null;
    if (index < size) {
      place(index, times[size], last);
    }
  }

  private void makeRoom() {
    if (size == times.length) {
      int more = size + (size >> 1);
      times = Arrays.copyOf(times, more);
      slots = Arrays.copyOf(slots, more);
    }
  }

  private void place(int index, long at, Slot slot) {
    if (index > 0 && before(at, slot, (index - 1) >> CHILD_BITS)) {
      rise(index, at, slot);
    } else {
      sink(index, at, slot);
    }
  }

  /** Earlier, or of a kind that comes first, or with the lesser key. */
  private boolean before(long at, Slot slot, int other) {
    return at != times[other] ? at < times[other] : slot.dueBefore(slots[other]);
  }

  private void rise(int from, long at, Slot slot) {
    int index = from;
    while (index > 0) {
      int parent = (index - 1) >> CHILD_BITS;
      if (!before(at, slot, parent)) {
        break;
      }
      put(index, times[parent], slots[parent]);
      index = parent;
    }
    put(index, at, slot);
  }

  private void sink(int from, long at, Slot slot) {
    int index = from;
    int child = firstOfChildren(index);
    while (child >= 0 && !before(at, slot, child)) {
      put(index, times[child], slots[child]);
      index = child;
      child = firstOfChildren(index);
    }
    put(index, at, slot);
  }

  private int firstOfChildren(int index) {
    int from = index * CHILDREN + 1;
    if (from >= size) {
      return Slot.NOWHERE;
    }
    int first = from;
    int end = Math.min(from + CHILDREN, size);
    for (int child = from + 1; child < end; child++) {
      if (before(times[child], slots[child], first)) {
        first = child;
      }
    }
    return first;
  }

  private void put(int index, long at, Slot slot) {
    times[index] = at;
    slots[index] = slot;
    slot.dueIndex(index);
  }
}
