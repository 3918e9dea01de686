package org.strowger.routing.engine.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A binary heap whose members know their index, so that any of them is moved or removed in O(log
 * n). The order is total: two heaps of the same members have the same first one.
 */
public abstract class IndexedHeap<T> {

  /** The index of what is in no heap. */
  static final int NOWHERE = -1;

  private final List<T> members = new ArrayList<>(1);

  abstract boolean before(T left, T right);

  abstract int indexOf(T member);

  abstract void indexed(T member, int index);

  public int size() {
    return members.size();
  }

  public boolean isEmpty() {
    return members.isEmpty();
  }

  /** The first member; null when there is none. */
  public @Nullable T first() {
    return members.isEmpty() ? null : members.getFirst();
  }

  /** All members, in no order that counts. */
  public List<T> members() {
    return Collections.unmodifiableList(members);
  }

  /** How many members come before one that may be in another heap, counted up to a number. */
  int countBefore(T other, int most) {
    int before = 0;
    var left = new ArrayDeque<Integer>();
    left.add(0);
    while (!left.isEmpty() && before < most) {
      int index = left.remove();
      if (index < members.size() && before(members.get(index), other)) {
        before++;
        left.add(2 * index + 1);
        left.add(2 * index + 2);
      }
    }
    return before;
  }

  /**
   * The first member that is not passed over; null when there is none. It costs as many steps as
   * members are passed over.
   */
  public @Nullable T firstWithout(Predicate<T> passedOver) {
    if (members.isEmpty() || !passedOver.test(members.getFirst())) {
      return first();
    }
    var next =
        new PriorityQueue<Integer>(
            (left, right) -> before(members.get(left), members.get(right)) ? -1 : 1);
    next.add(0);
    while (!next.isEmpty()) {
      int index = next.remove();
      if (!passedOver.test(members.get(index))) {
        return members.get(index);
      }
      for (int child = 2 * index + 1; child <= 2 * index + 2; child++) {
        if (child < members.size()) {
          next.add(child);
        }
      }
    }
    return null;
  }

  /** Takes all members of another heap of the same order. */
  void takeOver(IndexedHeap<T> other) {
    members.addAll(other.members);
  }

  /** Adds a member that is not in the heap. */
  void add(T member) {
    members.add(member);
    rise(members.size() - 1, member);
  }

  /** Removes a member, if it is in the heap. */
  void remove(T member) {
    int index = indexOf(member);
    if (index == NOWHERE) {
      return;
    }
    T last = members.removeLast();
    indexed(member, NOWHERE);
    if (index < members.size()) {
      members.set(index, last);
      indexed(last, index);
      moved(last);
    }
  }

  /** Puts a member whose place in the order changed where it belongs. */
  void moved(T member) {
    int index = indexOf(member);
    rise(index, member);
    if (indexOf(member) == index) {
      sink(index, member);
    }
  }

  private void rise(int from, T member) {
    int index = from;
    while (index > 0) {
      int parent = (index - 1) >> 1;
      T above = members.get(parent);
      if (!before(member, above)) {
        break;
      }
      members.set(index, above);
      indexed(above, index);
      index = parent;
    }
    members.set(index, member);
    indexed(member, index);
  }

  private void sink(int from, T member) {
    int index = from;
    int child = 2 * index + 1;
    while (child < members.size()) {
      T below = members.get(child);
      if (child + 1 < members.size() && before(members.get(child + 1), below)) {
        child++;
        below = members.get(child);
      }
      if (!before(below, member)) {
        break;
      }
      members.set(index, below);
      indexed(below, index);
      index = child;
      child = 2 * index + 1;
    }
    members.set(index, member);
    indexed(member, index);
  }
}
