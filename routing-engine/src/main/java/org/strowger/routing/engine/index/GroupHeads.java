package org.strowger.routing.engine.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The groups in which somebody waits, and the place of the first of each in the order. For each
 * contact that an agent takes, all her groups are compared, so the numbers lie side by side in
 * arrays.
 */
public final class GroupHeads {

  private final Bits[] live = new Bits[Channels.COUNT];
  private final Bits starving = new Bits();
  private int[] ranks = new int[64];
  private long[] ages = new long[64];
  private long[] sequences = new long[64];
  private @Nullable ContactEntry[] firsts = new ContactEntry[64];

  GroupHeads() {
    Arrays.setAll(live, channel -> new Bits());
  }

  /** The groups of a channel in which somebody waits. */
  public Bits live(int channel) {
    return live[channel];
  }

  /** The groups of all channels in which somebody starves. */
  public Bits starving() {
    return starving;
  }

  /**
   * The contact that comes before all others of some groups, whatever their queues.
   *
   * @param groups the groups that count
   * @param live the groups in which somebody waits
   * @return null when nobody waits in any of them
   */
  public @Nullable ContactEntry first(Bits groups, Bits live) {
    int best = groups.next(0, live);
    if (best < 0) {
      return null;
    }
    for (int id = groups.next(best + 1, live); id >= 0; id = groups.next(id + 1, live)) {
      best = comesBefore(id, best) ? id : best;
    }
    return firsts[best];
  }

  private boolean comesBefore(int left, int right) {
    if (ranks[left] != ranks[right]) {
      return ranks[left] < ranks[right];
    }
    return ages[left] == ages[right]
        ? sequences[left] < sequences[right]
        : ages[left] < ages[right];
  }

  /**
   * Notes who is the first of a group now.
   *
   * @param paused whether nobody may be given anything of it
   */
  void update(MatchGroup group, boolean paused) {
    int id = group.id();
    ContactEntry first = paused ? null : group.first();
    live[group.ladder().channel()].set(id, first != null);
    starving.set(id, first != null && first.starved());
    if (first != null) {
      if (id >= ranks.length) {
        ranks = Arrays.copyOf(ranks, id * 2);
        ages = Arrays.copyOf(ages, id * 2);
        sequences = Arrays.copyOf(sequences, id * 2);
        firsts = Arrays.copyOf(firsts, id * 2);
      }
      ranks[id] = first.rank();
      ages[id] = first.age();
      sequences[id] = first.sequence();
      firsts[id] = first;
    } else if (id < firsts.length) {
      firsts[id] = null;
    }
  }

  void clear() {
    for (Bits ofChannel : live) {
      ofChannel.clear();
    }
    starving.clear();
  }
}
