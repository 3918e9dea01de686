package org.strowger.routing.engine.index;

/** The agents of one class who have room for a channel, by their turn or by their load. */
public final class AgentHeap extends IndexedHeap<AgentEntry> {

  private final int channel;
  private final boolean byLoad;

  AgentHeap(int channel, boolean byLoad) {
    this.channel = channel;
    this.byLoad = byLoad;
  }

  @Override
  boolean before(AgentEntry left, AgentEntry right) {
    return (byLoad && left.loadPercent() != right.loadPercent())
        ? left.loadPercent() < right.loadPercent()
        : left.comesBefore(right);
  }

  @Override
  int indexOf(AgentEntry member) {
    return member.index(channel, byLoad);
  }

  @Override
  void indexed(AgentEntry member, int index) {
    member.index(channel, byLoad, index);
  }
}
