package org.strowger.routing.engine.index;

/** Waiting contacts in their order: starved first, then by priority, age and sequence. */
public class ContactHeap extends IndexedHeap<ContactEntry> {

  @Override
  boolean before(ContactEntry left, ContactEntry right) {
    return left.comesBefore(right);
  }

  @Override
  int indexOf(ContactEntry member) {
    return member.index();
  }

  @Override
  void indexed(ContactEntry member, int index) {
    member.index(index);
  }
}
