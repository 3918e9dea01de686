package org.strowger.routing.engine.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The groups in which somebody waits and where the first of each stands. An agent looks at all her
 * groups for each contact she takes, so the numbers stand side by side in arrays.
 */
public final class GroupHeads {

  private final Bits[] live = new Bits[AgentEntry.CHANNELS];
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
   * The contact that comes before all others of some groups, whatever their queues; null for none.
   *
   * @param groups among these
   * @param live and these
   */
  public @Nullable ContactEntry first(Bits groups, Bits live) {
    int best = groups.next(0, live);
    if (best < 0) {
      return null;
    }
    for (int id = groups.next(best + 1, live); id >= 0; id = groups.next(id + 1, live)) {
      best = before(id, best) ? id : best;
    }
    return firsts[best];
  }

  private boolean before(int left, int right) {
    if (ranks[left] != ranks[right]) {
      return ranks[left] < ranks[right];
    }
    return ages[left] == ages[right]
        ? sequences[left] < sequences[right]
        : ages[left] < ages[right];
  }

  /**
   * Takes note of who is the first of a group now.
   *
   * @param paused nobody may be given anything of it
   */
  void show(MatchGroup group, boolean paused) {
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
