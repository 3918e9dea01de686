package org.strowger.routing.engine.state;

import org.jspecify.annotations.Nullable;

/** All deadlines in one structure; each slot has at most one, its next. */
final class Deadlines extends IndexedHeap<Slot> {

  @Override
  boolean before(Slot left, Slot right) {
    return left.dueBefore(right);
  }

  @Override
  int indexOf(Slot member) {
    return member.dueIndex();
  }

  @Override
  void indexed(Slot member, int index) {
    member.dueIndex(index);
  }

  @Nullable Deadline next() {
    Slot first = first();
    return first == null ? null : first.due();
  }

  void set(Slot slot, long at, Deadline.Kind kind) {
    boolean there = slot.dueIndex() != NOWHERE;
    slot.due(at, kind);
    if (there) {
      moved(slot);
    } else {
      add(slot);
    }
  }

  void clear(Slot slot) {
    remove(slot);
    slot.due(0, null);
  }
}
