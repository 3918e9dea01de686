package org.strowger.routing.engine.state;

/** Waiting contacts in their order. */
public class ContactHeap extends IndexedHeap<ContactEntry> {

  @Override
  boolean before(ContactEntry left, ContactEntry right) {
    return left.before(right);
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
