package org.strowger.routing.engine.state;

/** Agents of one class who have room for a channel, by their turn or by their load. */
public final class SeatHeap extends IndexedHeap<Seat> {

  private final int channel;
  private final boolean byLoad;

  SeatHeap(int channel, boolean byLoad) {
    this.channel = channel;
    this.byLoad = byLoad;
  }

  @Override
  boolean before(Seat left, Seat right) {
    return (byLoad && left.load() != right.load())
        ? left.load() < right.load()
        : left.turnBefore(right);
  }

  @Override
  int indexOf(Seat member) {
    return member.index(channel, byLoad);
  }

  @Override
  void indexed(Seat member, int index) {
    member.index(channel, byLoad, index);
  }
}
