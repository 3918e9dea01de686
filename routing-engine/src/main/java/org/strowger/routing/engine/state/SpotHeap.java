package org.strowger.routing.engine.state;

/** Waiting contacts in their order. */
public class SpotHeap extends IndexedHeap<Spot> {

  @Override
  boolean before(Spot left, Spot right) {
    return left.before(right);
  }

  @Override
  int indexOf(Spot member) {
    return member.index();
  }

  @Override
  void indexed(Spot member, int index) {
    member.index(index);
  }
}
