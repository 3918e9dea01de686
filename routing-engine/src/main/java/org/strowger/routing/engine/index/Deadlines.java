package org.strowger.routing.engine.index;

import org.jspecify.annotations.Nullable;
import org.strowger.routing.engine.state.Deadline;
import org.strowger.routing.engine.state.Nanos;

/**
 * The deadlines of all slots; each has at most one, its next. A command may give a slot several,
 * one after the other: an offer that needs no answer is over before its time begins to run. So only
 * the last of them takes its place among the others, with {@link #place}; what is read before that
 * may be out of date.
 */
final class Deadlines {

  private static final int MOST_UNPLACED = 16;

  private final DueHeap placed = new DueHeap();
  private final Slot[] unplaced = new Slot[MOST_UNPLACED];
  private final long[] times = new long[MOST_UNPLACED];
  private final Deadline.@Nullable Kind[] kinds = new Deadline.Kind[MOST_UNPLACED];
  private int count;

  /** The slot whose time comes first. */
  @Nullable Slot first() {
    return placed.first();
  }

  /** The deadline that comes first; null when there is none. */
  @Nullable Deadline next() {
    Slot first = first();
    Deadline.Kind kind = first == null ? null : first.dueKind();
    return kind == null ? null : new Deadline(Nanos.instant(placed.firstTime()), kind);
  }

  /** The deadline that comes first, unless it is later than that; else null. */
  @Nullable Deadline next(long latest) {
    return placed.firstTime() > latest ? null : next();
  }

  /** Gives a slot a deadline in place of the one it has; null: none. */
  void set(Slot slot, @Nullable Deadline deadline) {
    if (deadline == null) {
      clear(slot);
    } else {
      set(slot, Nanos.of(deadline.at()), deadline.kind());
    }
  }

  void set(Slot slot, long at, Deadline.Kind kind) {
    int index = indexOf(slot);
    times[index] = at;
    kinds[index] = kind;
  }

  void clear(Slot slot) {
    if (slot.dueIndex() != Slot.NOWHERE || isUnplaced(slot)) {
      kinds[indexOf(slot)] = null;
    }
  }

  private boolean isUnplaced(Slot slot) {
    return find(slot) < count;
  }

  /** The place at which the slot's deadline is noted, or may be now. */
  private int indexOf(Slot slot) {
    int index = find(slot);
    if (index == MOST_UNPLACED) {
      place();
      index = 0;
    }
    if (index == count) {
      unplaced[count++] = slot;
    }
    return index;
  }

  /** The place at which the slot is noted; the place behind the last when it is not. */
  private int find(Slot slot) {
    int index = 0;
    while (index < count && unplaced[index] != slot) {
      index++;
    }
    return index;
  }

  /** Lets each noted deadline take its place. */
  void place() {
    for (int i = 0; i < count; i++) {
      Deadline.Kind kind = kinds[i];
      if (kind == null) {
        placed.clear(unplaced[i]);
      } else {
        placed.set(unplaced[i], times[i], kind);
      }
      unplaced[i] = null;
    }
    count = 0;
  }
}
