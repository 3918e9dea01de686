package org.strowger.routing.engine.index;

import org.jspecify.annotations.Nullable;

/**
 * The agents of one class: who has room for what, in which order, and how many there are of each.
 */
public final class ClassMembers {

  private final AgentClass agentClass;
  private final AgentHeap[] byTurn = new AgentHeap[Channels.COUNT];
  private final AgentHeap[] byLoad = new AgentHeap[Channels.COUNT];
  private final Tally routable = new Tally();
  private final Tally focused = new Tally();
  private int members;
  private int active;
  private int signedIn;
  private int signedInWithPhone;

  ClassMembers(AgentClass agentClass) {
    this.agentClass = agentClass;
  }

  /** Agents whose stage lets them be given contacts, counted by what keeps them from it. */
  static final class Tally {
    private int agents;
    private int withoutPhone;
    private final int[] blocked = new int[Channels.COUNT];
    private final int[] answering = new int[Channels.COUNT];
    private final int[] room = new int[Channels.COUNT];

    int agents() {
      return agents;
    }

    int agents(int channel) {
      return channel == Channels.VOICE ? agents - withoutPhone : agents;
    }

    int withoutPhone() {
      return withoutPhone;
    }

    int blocked(int channel) {
      return blocked[channel];
    }

    int answering(int channel) {
      return answering[channel];
    }

    int room(int channel) {
      return room[channel];
    }

    private void count(AgentEntry entry, int by) {
      agents += by;
      withoutPhone += entry.phoneReachable() ? 0 : by;
      count(room, entry.room(), by);
      count(answering, entry.answering(), by);
      count(blocked, entry.blocked(), by);
    }

    private static void count(int[] counts, int channels, int by) {
      for (int each = Channels.first(channels);
          each != Channels.NONE;
          each = Channels.after(each, channels)) {
        counts[each] += by;
      }
    }
  }

  /** What they have in common. */
  public AgentClass agentClass() {
    return agentClass;
  }

  /**
   * Those who can be offered contacts of a channel, in the order of a ranking; null when nobody
   * ever could.
   */
  public @Nullable AgentHeap idle(int channel, boolean rankedByLoad) {
    return (rankedByLoad ? byLoad : byTurn)[channel];
  }

  /** How many are signed in and can be given contacts of a channel, whatever they have. */
  int staffed(int channel) {
    return channel == Channels.VOICE ? signedInWithPhone : signedIn;
  }

  /** Whether somebody is there, free or busy, who can be given contacts of a channel. */
  boolean attends(int channel, boolean pulled) {
    return routable.agents(channel) > 0 || (pulled && focused.agents(channel) > 0);
  }

  int active() {
    return active;
  }

  int signedIn() {
    return signedIn;
  }

  boolean isEmpty() {
    return members == 0;
  }

  Tally routable() {
    return routable;
  }

  Tally focused() {
    return focused;
  }

  /** Whether somebody can be offered contacts of a channel. */
  boolean hasIdle(int channel) {
    AgentHeap order = byTurn[channel];
    return order != null && !order.isEmpty();
  }

  /** Whether somebody has room for a channel but has offers to answer first. */
  boolean hasAnswering(int channel) {
    return routable.answering(channel) > 0;
  }

  /** Whether an interrupt rule keeps a channel from somebody. */
  boolean hasBlocked(int channel) {
    return routable.blocked(channel) > 0 || focused.blocked(channel) > 0;
  }

  /** Adds an agent as she is ranked. */
  void add(AgentEntry entry, boolean ranksByLoad) {
    count(entry, 1);
    if (entry.stage() == EligibilityStage.ROUTABLE) {
      for (int channel = Channels.first(entry.offerable());
          channel != Channels.NONE;
          channel = Channels.after(channel, entry.offerable())) {
        order(byTurn, channel, false).add(entry);
        if (ranksByLoad) {
          order(byLoad, channel, true).add(entry);
        }
      }
    }
  }

  /** Removes an agent who was added with the rank that she still has. */
  void remove(AgentEntry entry) {
    if (entry.stage() == EligibilityStage.ROUTABLE) {
      for (int channel = Channels.first(entry.offerable());
          channel != Channels.NONE;
          channel = Channels.after(channel, entry.offerable())) {
        order(byTurn, channel, false).remove(entry);
        if (entry.index(channel, true) >= 0) {
          order(byLoad, channel, true).remove(entry);
        }
      }
    }
    count(entry, -1);
  }

  private static AgentHeap order(AgentHeap[] orders, int channel, boolean ranksByLoad) {
    AgentHeap order = orders[channel];
    if (order == null) {
      order = new AgentHeap(channel, ranksByLoad);
      orders[channel] = order;
    }
    return order;
  }

  private void count(AgentEntry entry, int by) {
    members += by;
    active += entry.stage() == EligibilityStage.INACTIVE ? 0 : by;
    signedIn += entry.signedIn() ? by : 0;
    signedInWithPhone += entry.signedIn() && entry.phoneReachable() ? by : 0;
    switch (entry.stage()) {
      case ROUTABLE -> routable.count(entry, by);
      case FOCUS -> focused.count(entry, by);
      case INACTIVE, DISCONNECTED, AWAY, FOCUS_SUSPENDED, SUSPENDED -> {}
    }
  }
}
