package org.strowger.routing.engine.index;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A requirement ladder and the groups of those who wait on it, one for each step and delay tier.
 */
final class LadderGroups {

  private final RequirementLadder ladder;
  private final @Nullable MatchGroup[][] groups;

  LadderGroups(RequirementLadder ladder) {
    this.ladder = ladder;
    this.groups = new MatchGroup[ladder.lastStep() + 1][ladder.tiers()];
  }

  RequirementLadder ladder() {
    return ladder;
  }

  /** The group of a step and tier; null when nobody ever waited there. */
  @Nullable MatchGroup group(int step, int tier) {
    return groups[step][tier];
  }

  void add(MatchGroup group) {
    groups[group.step()][group.tier()] = group;
  }

  /** All groups, by step and tier. */
  List<MatchGroup> all() {
    var all = new ArrayList<MatchGroup>();
    for (@Nullable MatchGroup[] ofStep : groups) {
      for (MatchGroup group : ofStep) {
        if (group != null) {
          all.add(group);
        }
      }
    }
    return all;
  }

  boolean isEmpty() {
    return all().stream().allMatch(MatchGroup::isEmpty);
  }
}
